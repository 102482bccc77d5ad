### The page on which a storyteller adds files to a story that was sent, or puts another in the place of one.

my-story-files-title = Change the files
my-story-files-title-instead = Put another file in its place
my-story-files-back = Back to your story’s page
# $title is the story's own
my-story-files-which = Your story: <bdi lang="{ $language }">{ $title }</bdi>
# $name is the name of the file that goes
my-story-files-takes-place = The file that you choose takes the place of <bdi><strong>{ $name }</strong></bdi>. We delete the old one once the new one is safe.
my-story-files-unfinished = Not all here yet
my-story-files-here = In your story now
# $name is a file's name, for people who use a screen reader
my-story-files-replace = Replace<span class="visually-hidden"> { $name }</span>
my-story-files-remove = Remove<span class="visually-hidden"> { $name }</span>
my-story-files-add = Add files
my-story-files-add-instead = Choose the new file
my-story-files-hint =
    { $most ->
        [one] You can choose several at once. A story can hold { $most } file.
       *[other] You can choose several at once. A story can hold { $most } files.
    }
my-story-files-hint-instead = On a phone you can take a photo or a film now.
my-story-files-goes-on = If the signal goes, we wait and go on by ourselves. If this page is closed, come back and choose the same file. We go on from where it stopped.
# Before what is wrong, for people who use a screen reader
my-story-files-error = Error:
my-story-files-send = Add these files
my-story-files-send-instead = Replace the file
my-story-files-done = I am done
my-story-files-done-instead = Change nothing
my-story-files-kinds = What files you can send
# $files is “JPEG, PNG or PDF”, $most is “100 MB”
my-story-files-kind = { $files }, up to { $most } each.
my-story-files-added = Your file has arrived and is safe.
my-story-files-removed = The file is gone from your story, and we have deleted it.

## Asked once more before a file goes, since it cannot be undone

my-story-files-take-out = Take this file out?
my-story-files-take-out-back = Back to your files
my-story-files-take-out-last = A story needs at least one file. Put another one in its place, or add another one first.
my-story-files-take-out-replace = Put another file in its place
my-story-files-take-out-keep-last = Keep it
my-story-files-take-out-for-good = We delete it from your story and from the archive. This cannot be undone.
my-story-files-take-out-yes = Yes, take it out
my-story-files-take-out-keep = No, keep it

## Why nothing can be added just now

my-story-files-overtaken = Something has happened to your story. Reload this page and look.
my-story-files-erased = You have asked us to erase this story, so nothing can be added to it.
