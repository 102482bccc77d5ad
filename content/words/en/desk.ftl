### The desk at which people check what is said in a recording.

desk-title = The words of “{ $title }”
desk-heading = Check the words
desk-recording =
    { $total ->
        [one]
            { $kind ->
                [film] Film
               *[other] Sound
            }
       *[other]
            { $kind ->
                [film] Film
               *[other] Sound
            } { $number } of { $total }
    }
desk-back-curator = The story
desk-back-storyteller = What is said in your story
desk-onward-curator = Back at the story, its box holds these words. Save them there.
desk-onward-storyteller = Go back to your story when you are done. Its box holds these words, and you save them there.
desk-lead = Play it, and mend what is wrong. Nobody sees these words until they are saved with the story.
desk-no-script = These words can be worked on here once the page’s script runs. Until then, use the box on the page before this one.
desk-type-here = Type what is said here
desk-pieces = What is said
desk-more = Find, speakers and files
desk-tools = What you can do
desk-play = Play or stop
desk-back-three = Back 3 seconds
desk-word = Play from this word
desk-doubtful = Next doubtful word
desk-begins = It begins here
desk-ends = It ends here
desk-speed = Speed
desk-speed-times = { NUMBER($times) } times
desk-speed-usual = As it is
desk-undo = Undo
desk-redo = Redo
desk-find = Find and replace
desk-find-words = Find
desk-replace-with = Replace with
desk-find-next = Find next
desk-replace-all = Replace all
desk-speakers = Who speaks
desk-speaker-name = Name
desk-speaker-add = Add this name
desk-speaker-next = Say who speaks here
desk-file = A file of captions
desk-file-lead = Choose one, or drop it on this page. What stands here now makes room for it.
desk-file-language = Its language
desk-file-spoken = { $language }, as it is said
desk-file-choose = The file
desk-file-kinds = WebVTT, SubRip, TTML, or text with a time before each line.
desk-file-later = Files in other languages can be added once the words are saved and checked.
desk-sounds = Put in what is heard
desk-sound-laughs = laughs
desk-sound-music = music
desk-sound-applause = applause
desk-sound-unclear = unclear
desk-keys = Keys
desk-key-alt = Alt { $key }
desk-key-ctrl = Ctrl { $key }
desk-keys-typing = <kbd>Enter</kbd> cuts a piece in two. <kbd>Backspace</kbd> at its beginning joins it to the one before. The arrow keys go on into the next piece. <kbd>Esc</kbd> leads back to the words.
desk-keys-doubtful = Words that the machine may have got wrong are underlined. A red bar stands where it may have left some out. Going on to the next one says that the last is right as it is. While it plays, that leads to the next one to be heard.
desk-keys-click = A click on a word plays from it.
desk-piece-time = Play from here
desk-storyteller = The storyteller
desk-curator = A curator
desk-somebody = Somebody who has no account any more
desk-you-elsewhere = You, on another page
desk-no-recording = There is nothing to hear at this address, or it is being taken out.
desk-gone = These words have been saved with the story since, or taken out. Load the page again.
desk-busy = Others are typing at the same time. It will be tried again.
desk-unreadable = What was sent cannot be read. Load the page again.
desk-too-long = That is more than a transcript can hold ({ $most } characters). Take something out.
desk-overtaken = Somebody went on at the desk since you opened this page. Look at the words there first. If you save again, what stands in this box counts.
