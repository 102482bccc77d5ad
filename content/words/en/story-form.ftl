### What is asked of a story, on every page that asks it: the share form, the private link, and the curators' pages.
### Keys that end in -curator are what a curator reads; the others are for the storyteller.

## Place and themes

story-form-place-question = Which place is it about?
story-form-place-label = Neighbourhood
story-form-place-missing = Choose the neighbourhood that your story is about.
# It was closed or taken off the list since.
story-form-place-left-over = The neighbourhood that you chose takes no new stories any more. Choose another one. All else that you have told us is still here.
story-form-themes-question = Which themes fit?
story-form-themes-hint = Choose one or more.
story-form-themes-label = Themes
story-form-themes-left-over = The theme that you chose takes no new stories any more. Choose another one. All else that you have told us is still here.
story-form-themes-left-over-hint = Choose one or more. A theme that you chose before takes no new stories any more.
# After the themes that are left.
story-form-themes-left-over-line = { $themes }. Another that you chose takes no new stories any more.
story-form-themes-missing = Choose at least one theme.

## Title and words

story-form-title-label = Title
story-form-title-hint = Leave out anything private.
story-form-title-missing = Give your story a title.
story-form-title-missing-curator = Enter a title.
story-form-title-too-long = The title must be { $most } characters or fewer. Yours has { $length }.
story-form-words-label = Words
story-form-words-question = The story in words, if you like
# Where a story has no files: a poem or a written story.
story-form-words-alone-question = The story in words
story-form-words-alone-hint = A poem is a work too.
story-form-words-missing = Write your story here, or go back and add a photo, a sound or a film.
story-form-words-too-long = The words must be { $most } characters or fewer. Yours have { $length }.
story-form-language-question = What language is your story in?
story-form-language-question-curator = Language
story-form-language-label = Language
story-form-language-other = Another language

## What it is made of

story-form-made-of-question = What is it made of, if you like
story-form-made-of-hint = Such as “felt-tip on card” or “a poem”.
story-form-made-of-label = Made of
story-form-made-of-too-long = What it is made of must be { $most } characters or fewer. Yours has { $length }.

## What pictures and films show

# $kind: artwork, sound, film, booklet or moving (a picture that moves). $number and $total: its place among the story's files.
story-form-media-name =
    { $total ->
        [one]
            { $kind ->
                [sound] the sound
                [film] the film
                [booklet] the booklet
                [moving] the moving picture
               *[artwork] the picture
            }
       *[other]
            { $kind ->
                [sound] sound { $number } of { $total }
                [film] film { $number } of { $total }
                [booklet] booklet { $number } of { $total }
                [moving] moving picture { $number } of { $total }
               *[artwork] picture { $number } of { $total }
            }
    }
# $name is one of the above: "picture 2 of 3".
story-form-description-question =
    { $kind ->
        [film] What can be seen in { $name }?
       *[picture] What does { $name } show?
    }
story-form-description-question-curator =
    { $kind ->
        [film] What can be seen in this film?
        [booklet] What does the whole booklet show?
       *[picture] What does this picture show?
    }
story-form-description-hint = File: { $file }
story-form-description-hint-curator =
    { $kind ->
        [film] For people who cannot see it. Needed only where the sound does not tell it.
       *[picture] For people who cannot see it. One or two sentences.
    }
story-form-description-label = Description of { $name }
story-form-description-or = Or, if there is nothing in it to describe
story-form-description-tick = It is only decoration and needs no description
story-form-description-decorative = Only decoration
story-form-description-both = For { $name }, either say what it shows or tick the box, not both.
story-form-description-too-long = The description of { $name } must be { $most } characters or fewer. Yours has { $length }.

## What is said in sounds and films

story-form-transcript-question = What is said in { $name }?
story-form-transcript-question-curator =
    { $kind ->
        [film] All that is said
       *[sound] Transcript: all that is said
    }
story-form-transcript-hint = File: { $file }
story-form-transcript-hint-curator = Say who speaks where that matters, and what else can be heard.
story-form-captions-question = Captions of { $name }
story-form-captions-hint = What is said, and when. Check the words below and they come here by themselves, or paste a file of captions here.
story-form-captions-language = Language of these captions ({ $name })
story-form-captions-read-question = Have you read the captions of { $name }?
story-form-captions-read = I have read them with the film, and they match
story-form-transcript-label = Transcript of { $name }
story-form-transcript-or = Or, if there is nothing to write down of { $name }
story-form-transcript-silent = Nobody speaks in { $name }
# A machine's first draft of what is said.
story-form-machine-legend = A first draft by machine
story-form-machine-hint = A machine on our own computer may write a first draft of what is said. Nobody sees it until a person has checked it, and nothing is sent to another company.
story-form-machine-no = No machine, please. A person types it.
story-form-machine-line-no = No: a person types what is said
story-form-machine-line-yes = A machine may write a first draft for a person to check
# $language is the name of one, such as Welsh.
story-form-translation-of = What is said in { $name }, in { $language }
story-form-chapters-question = Chapters, if it has parts
story-form-chapters-hint = A line each: when it begins, and its name, such as 1:23 The bridge. Visitors can go to each.
story-form-chapters-of = Chapters of { $name }
story-form-chapters-fault = Chapters, line { $line }: { $message }
story-form-chapters-too-many = Name { $most } chapters or fewer.
story-form-chapters-too-long = The name of a chapter must be { $most } characters or fewer. “{ $words }” has { $length }.

story-form-transcript-both = For { $name }, either write what is said or tick the box, not both.
story-form-transcript-too-long = What is said in { $name } must be { $most } characters or fewer. Yours has { $length }.
story-form-waiver-question =
    { $kind ->
        [film] Or: why this film needs no captions
       *[sound] Or: why this sound needs no transcript
    }
story-form-waiver-hint = Such as “Nobody speaks in it.” Your reason is kept.
story-form-waiver-both = You wrote what is said in { $name }, so “Nobody speaks in it” cannot be right. Empty one of the two.
story-form-waiver-label = Why { $name } needs nothing to read
story-form-waiver-too-long = Why { $name } needs nothing to read must be { $most } characters or fewer. Yours has { $length }.

## Hard subjects

story-form-topics-question = Does your story speak of something hard?
story-form-topics-hint = Tick all that fit, or none. Visitors are told before they open it, and see where to get help.
story-form-topics-label = Hard subjects
story-form-topics-hint-curator = Visitors are told before they open it, and see where to get help.
story-form-note-label = Note before the story
story-form-note-hint = Only where the subjects’ own notes do not fit. It takes their place.
story-form-note-too-long = The note must be { $most } characters or fewer. Yours has { $length }.

## Credit

story-form-credit-question = How would you like to be named?
story-form-credit-hint = The name stands under your story.
story-form-credit-full-name = By my full name
story-form-credit-first-name = By my first name only
story-form-credit-another-name = By another name
story-form-credit-another-name-hint = A nickname, or your group’s name.
story-form-credit-anonymous = Not at all: keep me anonymous
story-form-credit-name-label = The name to show
story-form-credit-label = Named as
story-form-credit-none = Anonymous
story-form-credit-line =
    { $kind ->
        [full-name] { $name } (full name)
        [first-name] { $name } (first name only)
       *[another-name] { $name } (a name they chose)
    }
story-form-credit-missing = Choose how you would like to be named.
story-form-credit-name-missing = Enter the name that you want us to show, or choose to stay anonymous.
story-form-credit-name-too-long = The name must be { $most } characters or fewer. Yours has { $length }.

## Age, and a parent or guardian

story-form-age-question = How old are you?
story-form-age-hint = We never show your age.
story-form-age-adult = 18 or over
story-form-age-teen = 13 to 17
story-form-age-child = Under 13
story-form-age-label = Your age
story-form-age-label-curator = Age
story-form-age-missing = Choose how old you are.
story-form-guardian-label = Parent or guardian
story-form-guardian-no-hint = At 13 to 17 you can still send your story. We show it to nobody until they agree. Under 13, please wait with them before you send it.
story-form-guardian-question-curator = Does a parent or guardian agree?
story-form-guardian-hint-curator = The storyteller is under 18. Ask the parent or guardian themselves.
story-form-guardian-no-curator = No, or not yet
story-form-guardian-missing = Say whether your parent or guardian agrees.
story-form-guardian-wait = Sit down with your parent or guardian and ask them. You can send your story once they say yes. Your answers are kept.
story-form-guardian-agreed = A parent or guardian agreed
story-form-guardian-not-agreed = No parent or guardian has agreed yet
story-form-guardian-name-question = Your parent’s or guardian’s name
story-form-guardian-name-missing = Enter the name of your parent or guardian.
story-form-guardian-reach-question = Their phone number or email address
story-form-guardian-reach-missing = Enter their phone number or email address.
story-form-guardian-reach-label = How to reach your guardian
story-form-guardian-too-long = This must be { $most } characters or fewer. Yours has { $length }.

## Other people

story-form-people-question = Can anyone else be recognised in your story?
story-form-people-hint = Think of faces, voices, names and homes, not your own.
story-form-people-no = No, nobody else
story-form-people-yes = Yes, someone can
story-form-people-label = Other people
story-form-people-none = Nobody
story-form-people-missing = Say whether anyone else can be recognised.
story-form-people-too-many = You can list { $most } people. Put some of them together, such as “my class”.
story-form-person-another = Add someone else
story-form-person-who-question = Who is it?
story-form-person-who-hint = Such as “my sister”. Only our curators see this.
story-form-person-who-missing = Say who it is, such as “my sister”.
story-form-person-who-too-long = This must be { $most } characters or fewer. Yours has { $length }.
story-form-person-again = You have listed “{ $who }” already. Say who this one is in other words.
story-form-person-shown-question = How can they be recognised?
story-form-person-shown-seen = They can be seen
story-form-person-shown-heard = Their voice can be heard
story-form-person-shown-named = They are named
story-form-person-shown-home = Their home is shown
story-form-person-shown-missing = Choose how they can be recognised.
story-form-recognised-seen = seen
story-form-recognised-heard = heard
story-form-recognised-named = named
story-form-recognised-home = home shown
story-form-person-permission-question = Did they agree that you share this?
story-form-person-permission-hint = You can send your story either way. We show it once everyone agrees.
story-form-person-permission-yes = Yes
story-form-person-permission-not-yet = Not yet
story-form-person-permission-no = No
story-form-person-permission-missing = Say whether they agreed.
story-form-permission-yes = Agreed
story-form-permission-not-yet = Has not agreed yet
story-form-permission-no = Did not agree
story-form-permission-gone = Is not in it any more
story-form-permission-question = { $who }
story-form-permission-question-curator = Does “{ $who }” agree?
story-form-permission-yes-curator = Yes, they agree
story-form-permission-not-yet-curator = Not yet
story-form-permission-no-curator = No, they do not agree
# $ways: "seen and named", from the words above. "My sister: seen and named. Agreed."
story-form-person-line =
    { $permission ->
        [yes] { $ways }. Agreed.
        [no] { $ways }. Did not agree.
       *[not-yet] { $ways }. Has not agreed yet.
    }

## Whose work it is

story-form-rights-question = Whose work is it?
story-form-rights-hint = This means all that you send: pictures, voices, music and words.
story-form-rights-mine = It is all mine
story-form-rights-shared = I made it with others, and they agree
story-form-rights-unsure = I am not sure
story-form-rights-unsure-hint = You can send it. A curator will ask you.
# For the record of consent: the question and what stood beside it.
story-form-rights-statement = Whose work is it? This means all that you send: pictures, voices, music and words.
story-form-rights-label = Whose work
story-form-rights-line =
    { $own ->
        [mine] It is all mine
        [shared] I made it with others, and they agree
       *[unsure] I am not sure
    }
story-form-rights-line-curator =
    { $own ->
        [mine] All their own work
        [shared] Made with others, who agreed
       *[unsure] Not sure whose work it is
    }
story-form-rights-missing = Say whose work it is.
story-form-rights-words-too-long = This must be { $most } characters or fewer. Yours has { $length }.
story-form-makers-question = Who made it with you?
story-form-makers-hint = Their names show beside your story. Leave out anyone who does not want that.
story-form-makers-label = Made with
story-form-quoted-question = Is anything in it by someone else?
story-form-quoted-hint = A song, a photo, a poem: say what, and whose.
story-form-quoted-label = By someone else

## Licence

story-form-licence-question = What may other people do with your story?
story-form-licence-hint = If you are not sure, keep your rights. You can come back later.
# For the record of consent.
story-form-licence-statement = What may other people do with your story? If you are not sure, keep your rights. You can come back later.
story-form-licence-own = I keep my rights. You may show it, and I can stop that
story-form-licence-own-hint = Nobody else may use it without asking you.
story-form-licence-cc-by-4 = Anyone may use it if they name me (CC BY 4.0)
story-form-licence-cc-by-4-hint = They may copy it, change it and sell it. This cannot be undone.
story-form-licence-cc-by-nc-4 = Anyone may use it if they name me and make no money (CC BY-NC 4.0)
story-form-licence-cc-by-nc-4-hint = They may copy it and change it, but not sell it. This cannot be undone.
story-form-licence-label = What others may do
story-form-licence-line =
    { $licence ->
        [cc-by-4] Anyone may use it if they name me (CC BY 4.0)
        [cc-by-nc-4] Anyone may use it if they name me and make no money (CC BY-NC 4.0)
        [cc-by-nc-nd-4] Anyone may share it as it is if they name me and make no money (CC BY-NC-ND 4.0)
       *[own] I keep my rights. You may show it, and I can stop that
    }
story-form-licence-line-curator =
    { $licence ->
        [cc-by-4] CC BY 4.0: anyone may use it and name them
        [cc-by-nc-4] CC BY-NC 4.0: anyone may use it and name them, but not to make money
        [cc-by-nc-nd-4] CC BY-NC-ND 4.0: anyone may share it as it is and name them, but not to make money
       *[own] They keep all rights
    }
story-form-licence-missing = Choose what others may do.
story-form-licence-sure-question = If you let others use it
story-form-licence-sure = I understand that this can never be undone
story-form-licence-unsure = Tick that you understand that this cannot be undone, or keep your rights.

## Where and when it may show

# $use: web, kiosk, research or exhibition.
story-form-use-label =
    { $use ->
        [web] Show it on the website
        [kiosk] Show it on exhibition screens
        [research] Show it to researchers
       *[exhibition] Show it at { $exhibition }
    }
story-form-use-missing =
    { $use ->
        [web] Say whether we may show your story on the website.
        [kiosk] Say whether we may show your story on exhibition screens.
        [research] Say whether we may show your story to researchers.
       *[exhibition] Say whether we may show your story at { $exhibition }.
    }
story-form-use-missing-curator = Ask this too, and choose yes or no.
story-form-days-label = When
story-form-day-from = Do not show it before
story-form-day-until = Do not show it after
story-form-day-hint = For example, 27 3 { $year }
# $fault goes on: "must be a real date." (words/en/times.ftl)
story-form-day-fault =
    { $limit ->
        [from] The date to start { $fault }
       *[until] The date to stop { $fault }
    }
story-form-day-past = The date to stop must be today or later.
story-form-day-order = The date to stop must not be before { $from }.
story-form-days-line =
    { $kind ->
        [from] Not before { $from }
        [until] Not after { $until }
        [both] Not before { $from }, and not after { $until }
       *[any] At any time
    }

## How to reach the storyteller

story-form-email-label = Email address
story-form-email-wrong = Enter a whole email address, such as name@example.com, or leave it empty.
story-form-phone-label = Phone number
story-form-phone-wrong = Enter a whole phone number, such as 01632 960 001, or leave it empty.
story-form-contact-label = How to reach you

## Where a form itself is faulty

story-form-unreadable = Part of this form could not be read. Go back, reload the page and try again.
