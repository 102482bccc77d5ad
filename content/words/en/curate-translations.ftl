### Where curators put what is said in a recording into other languages.

curate-translations-link = Translate what is said
curate-translations-title = Translations: { $title }
curate-translations-heading = What is said, in other languages
curate-translations-lead = Visitors choose a language in the player and read it beside the recording. Each translation names who made it, and when.
curate-translations-from = It is said in { $language }.
curate-translations-none = There are no translations yet.
curate-translations-no-words = There is nothing to translate yet: first write down what is said, and save it.
curate-translations-back = Back to the story
curate-translations-all = Back to the translations
curate-translation-nothing = There is nothing to translate at this address. Go to the story, and choose “Translate what is said”.
# $named is yes or no.
curate-translation-line =
    { $named ->
        [yes] { $language }, by { $by }
       *[no] { $language }
    }
curate-translation-line-unfinished =
    { $named ->
        [yes] { $language }, by { $by }, not finished
       *[no] { $language }, not finished
    }
curate-translation-is-old = The words have been changed since. Look it through.
curate-translation-go-on = Change
curate-translation-go-on-named = Change the { $language } translation
curate-translation-remove = Remove
curate-translation-remove-named = Remove the { $language } translation
curate-translation-begin-title = Begin another language
curate-translation-begin-language = Language
curate-translation-begin = Begin
curate-translation-into = From { $from } into { $language }
curate-translation-old-notice = The words have been changed since this was translated. What fits stands beside them: look it through, and save.
# Beside a piece of what is said, for who cannot see the table.
curate-translation-piece = Piece { $number } in { $language }
curate-translation-by = Who translated it
curate-translation-by-hint = As they want to be named beside it. Leave it empty for no name.
curate-translation-by-too-long = The name must be { $most } characters or fewer. This one has { $length }.
curate-translation-finished = Is it finished?
curate-translation-finished-label = It is finished: show it to visitors
curate-translation-not-finished =
    { $empty ->
        [one] One piece has no words yet. Fill it, or untick this to keep what is there for later.
       *[other] { $empty } pieces have no words yet. Fill them, or untick this to keep what is there for later.
    }
curate-translation-piece-too-long = Piece { $number } must be { $most } characters or fewer. This has { $length }.
curate-translation-too-long = The file must have { $most } characters or fewer. This has { $length }.
curate-translation-whole = You have all of it already?
# $kind is film or sound.
curate-translation-whole-label =
    { $film ->
        [yes] The captions in { $language }
       *[no] The words in { $language }
    }
curate-translation-whole-hint =
    { $film ->
        [yes] Paste WebVTT, SubRip or another format with times. It goes in place of everything below.
       *[no] Paste the text, an empty line between two paragraphs. It goes in place of everything below.
    }
curate-translation-save = Save
curate-translation-typed = What you translated
curate-translation-done-shown = Saved. Visitors find it beside the recording, where the story is shown.
curate-translation-done-kept = Kept for later. Nobody sees it before it is finished.
curate-translation-done-removed = The translation is removed.
