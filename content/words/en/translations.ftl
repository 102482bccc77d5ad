### Where curators and storytellers put what is said in a recording into other languages.

# $who is curator or storyteller.

translations-link = Translate what is said
translations-title = Translations: { $title }
translations-heading = What is said, in other languages
translations-lead =
    { $who ->
        [storyteller] Visitors choose a language in the player and read it beside the recording. Each translation names who made it, and when. You can bring one that is finished, or write it here bit by bit.
       *[curator] Visitors choose a language in the player and read it beside the recording. Each translation names who made it, and when.
    }
translations-from = It is said in { $language }.
translations-none = There are no translations yet.
# $film is yes or no.
translations-no-words =
    { $film ->
        [yes] There is nothing to translate yet: first write the captions, read them with the film, and save them.
       *[no] There is nothing to translate yet: first write down what is said, and save it.
    }
translations-back = Back to the story
translations-all = Back to the translations
translation-nothing = There is nothing to translate at this address. Go to the story, and choose “Translate what is said”.
# $named is yes or no.
translation-line =
    { $named ->
        [yes] { $language }, by { $by }
       *[no] { $language }
    }
translation-line-unfinished =
    { $named ->
        [yes] { $language }, by { $by }, not finished
       *[no] { $language }, not finished
    }
translation-is-old = The words have been changed since. Look it through.
translation-go-on = Change
translation-go-on-named = Change the { $language } translation
translation-remove = Remove
translation-remove-named = Remove the { $language } translation
translation-begin-title = Begin another language
translation-begin-language = Language
translation-begin = Begin
translation-into = From { $from } into { $language }
translation-old-notice = The words have been changed since this was translated. What fits stands beside them: look it through, and save.
# Beside a piece of what is said, for who cannot see the table.
translation-piece = Piece { $number } in { $language }
translation-by = Who translated it
translation-by-hint = As they want to be named beside it. Leave it empty for no name.
translation-by-too-long = The name must be { $most } characters or fewer. This one has { $length }.
translation-finished = Is it finished?
translation-finished-label =
    { $who ->
        [storyteller] It is finished: a curator can look at it
       *[curator] It is finished: show it to visitors
    }
translation-not-finished =
    { $empty ->
        [one] One piece has no words yet. Fill it, or untick this to keep what is there for later.
       *[other] { $empty } pieces have no words yet. Fill them, or untick this to keep what is there for later.
    }
translation-piece-too-long = Piece { $number } must be { $most } characters or fewer. This has { $length }.
translation-too-long = The file must have { $most } characters or fewer. This has { $length }.
translation-whole = You have all of it already?
# $kind is film or sound.
translation-whole-label =
    { $film ->
        [yes] The captions in { $language }
       *[no] The words in { $language }
    }
translation-whole-hint =
    { $film ->
        [yes] Paste WebVTT, SubRip or another format with times. It goes in place of everything below.
       *[no] Paste the text, an empty line between two paragraphs. It goes in place of everything below.
    }
translation-save = Save
translation-typed = What you translated
translation-done-shown =
    { $who ->
        [storyteller] Saved. A curator looks at it before anybody else sees it.
       *[curator] Saved. Visitors find it beside the recording, where the story is shown.
    }
# $effect is one of the sentences of my-story-effect.
translation-effect = Until you say that it is finished, nobody sees it and your story stays as it is. When you do: { $effect }
translation-overtaken = The words or this translation have changed since you opened this page
translation-overtaken-copy = So nothing has been saved, and what you typed is only here. Copy what you want to keep.
translation-done-kept = Kept for later. Nobody sees it before it is finished.
translation-done-removed = The translation is removed.
