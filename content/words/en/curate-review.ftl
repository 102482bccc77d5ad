### A story under review, and what curators do for its storyteller.

## The review page

curate-review-next = Next: <bdi>{ $title }</bdi>
curate-review-last = That was the last one in this list.
curate-review-skip = Leave it for now, and go on to <bdi>{ $title }</bdi>
curate-review-back-to-story = The story
curate-review-back-to-list = Back to the list
curate-review-correct-title = Correct “<bdi lang="{ $lang }">{ $title }</bdi>”
curate-review-sample = Sample
curate-review-hide-asked = Someone asked us to hide this story.
curate-review-hide-answer = Answer their request
curate-review-holding =
    { $screens ->
        [one] { $screens } screen still holds this story.
       *[other] { $screens } screens still hold this story.
    }
curate-review-holds = <a class="target" href="{ $address }"><bdi>{ $name }</bdi></a>, as it said on { $seen }.
curate-review-left =
    { $things ->
        [one] <strong>{ $things } thing</strong> left to do
       *[other] <strong>{ $things } things</strong> left to do
    }
curate-review-nothing-left = Nothing is left to do.
curate-review-to-save = Save
curate-review-to-decide = Decide
curate-review-history = What happened so far
curate-review-history-doubtful = This line does not follow from the one before. Tell an administrator.
curate-review-talk = Questions and answers
curate-review-opens = (opens in full size)
curate-review-file-fault =
    { $state ->
        [refused] <strong>We could not take this file.</strong> The storyteller reads: “{ $reason }”
       *[failed] <strong>We could not prepare this file.</strong> The storyteller reads: “{ $reason }”
    }
curate-review-percent = Being prepared: { $percent } of 100.
curate-review-original = Original, { $size }<span class="visually-hidden">: { $name }</span>
curate-review-found = Words found in this file
curate-review-found-words = These words are in the file itself, page by page. Nobody has read them. They can be a draft of the story’s words.
curate-review-described = Described as: { $words }
curate-review-decorative = Marked as decoration.
curate-review-pages = Descriptions of the pages
curate-review-transcript = Transcript
# Before the names of file formats
curate-review-word-files = What is said, as a file:
curate-review-waived = It has nothing to read: { $reason }
curate-review-captions = Captions
curate-review-captions-draft = Captions, not checked yet
curate-review-hearing =
    { $kind ->
        [film] For people who cannot hear this film
       *[sound] For people who cannot hear this sound
    }
curate-review-desk = Check the words while you listen
curate-review-desk-words = The box below holds what was typed at the desk, last on { $when }. Save it, and it is the story’s.
curate-review-desk-untimed = The captions are not here yet: set when each piece begins at the desk.
curate-review-desk-waits = Words from { $when } wait there to be saved.
curate-review-machine = A machine’s first draft
curate-review-machine-words = <strong>Unchecked.</strong> { $model } heard this on { $when }, on our own computer. It makes mistakes, most of all with names. Put it in the box, play all of it, and mend what is wrong.
curate-review-machine-doubtful = Look at these first: { $words }
curate-review-machine-silent = No speech found. { $model } listened on { $when }.
curate-review-machine-nobody = Nobody speaks in it.
curate-review-machine-due = A machine’s first draft is on its way. You need not wait for it.
curate-review-machine-failed = A machine could not listen to this. It is typed by people.
curate-review-captions-unread = <strong>Unchecked draft.</strong> Nobody has read these captions yet. Play the film with them, mend what is wrong, and tick the box.
curate-review-captions-label = Captions
curate-review-captions-hint = Paste WebVTT or SubRip, or text with a time before each line. Save them to see them on the film above.
curate-review-captions-how = How captions are written
curate-review-captions-how-words = First a line that says WEBVTT. Then, after an empty line, each caption: from when to when, and the words.
curate-review-captions-line-one = We sat on the wall.
curate-review-captions-line-two = Then the bus came.
curate-review-captions-language = Language of the captions
curate-review-captions-read = I have read these captions and they match
curate-review-error = Error:
curate-review-transcript-too = A transcript as well, if you have one
curate-review-captions-of = Captions of { $name }
curate-review-captions-too-long = The captions must be { $most } characters or fewer. These have { $length }.
curate-review-captions-fault = Line { $line }: { $message }
curate-review-page-of = Page { $page } of { $name }
curate-review-page-too-long = The description of page { $page } must be { $most } characters or fewer. Yours has { $length }.
curate-review-page-label = What page { $page } shows
curate-review-page-draft = A draft, taken from the file. Read it with the page.
curate-review-pages-fold =
    { $many ->
        [yes] Pages { $first } to { $last }
       *[no] Page { $first }
    }
curate-review-pages-legend = Page by page, for people who cannot see them
curate-review-pages-drafts =
    { $drafts ->
        [one] <strong>{ $drafts } unread draft.</strong> These words come from the file. Nobody has read them yet. Correct them, say what is drawn, then tick the box below.
       *[other] <strong>{ $drafts } unread drafts.</strong> These words come from the file. Nobody has read them yet. Correct them, say what is drawn, then tick the box below.
    }
curate-review-page-opens = Page { $page } (opens in full size)
curate-review-pages-read = I have read the drafts with their pages
curate-review-pages-enough = The description of the whole booklet is enough for pages left empty
curate-review-look = Look for yourself
curate-review-look-hint = Only a person can judge these. Tick what you have looked at.
curate-review-look-at = Look at these
curate-review-look-perhaps = Perhaps { $what }, in <a href="#{ $field }">{ $where }</a>
curate-review-checklist-left = What is left
curate-review-checklist-saved = It goes by what is saved. Save changes, and it counts what you have typed and ticked.
curate-review-to-ticks = To the ticks
# Alt and a letter.
curate-review-keys = <kbd>Alt</kbd> and the letter beside a link open it. Beside a button they go to it, and <kbd>Enter</kbd> presses it.
curate-review-checklist = Checklist
curate-review-missing = Still missing:
curate-review-all-in-order-now = Nothing. All is in order.
curate-review-all-in-order = All is in order.
curate-review-in-order =
    { $things ->
        [one] { $things } thing is in order
       *[other] { $things } things are in order
    }
curate-review-blocked = This story cannot be published yet. The list above says why.
curate-review-publish-left = Do what is left first. What stands in the boxes on this page goes out.
curate-review-publish-ready = All is in order. What stands in the boxes on this page goes out.
curate-review-publish = Publish this story
curate-review-ask = Ask for a change
curate-review-question-label = Your question to the storyteller
curate-review-question-hint = They read it on their private page and answer there. Thank them. Ask for one thing in plain words. Name nobody else.
curate-review-question-send = Send this question
curate-review-decline-instead = Decline it instead
curate-review-reason-label = Why, in your words to the storyteller
curate-review-reason-hint = They read this. Thank them, say what stood in the way, and what would help. Name nobody else.
curate-review-decline = Decline this story
curate-review-facts = From the storyteller
curate-review-facts-sent = Sent
curate-review-facts-reference = Reference
curate-review-facts-uses = Where it may show
curate-review-use-not-asked = Not asked
curate-review-consent-words = Wording { $version }. Lawful basis: { $basis }.
curate-review-yes = Yes
curate-review-no = No
curate-review-helped = Told with help from { $helper }, consent given by word of mouth.
curate-review-helper-gone = somebody who has left
curate-review-consent-beside = By the storyteller, by word of mouth, beside { $helper }
curate-review-consent-share-form = By the storyteller, when they sent it
curate-review-consent-private-link = By the storyteller, on their private link
curate-review-consent-spoken = By the storyteller, who told a curator
curate-review-consent-sample = By the archive, for its own sample
curate-review-consent-restored = By the archive, which kept an earlier wish after a backup was put back
curate-review-basis-consent = Consent
curate-review-basis-legitimate-interests = Legitimate interests
curate-review-basis-public-task = Public task
curate-review-days = { $days }.
curate-review-shows-when = { $agreed } { $days }
curate-review-consent =
    { $entries ->
        [one] Consent record: { $entries } entry
       *[other] Consent record: { $entries } entries
    }
curate-review-shows-on =
    { $given ->
        [0] The storyteller agreed to no use.
       *[other]
            { $refused ->
                [0] The storyteller agreed to { $uses }.
               *[other] The storyteller agreed to { $uses }. They said no to { $others }.
            }
    }
curate-review-texts = Title and words
curate-review-tour = This film is the neighbourhood’s video tour
curate-review-tour-hint = It then leads visitors through { $place } on the neighbourhood’s own page.
curate-review-hard = Hard subjects
curate-review-save = Save changes
curate-review-taken-down = <strong>This story was taken down</strong> on { $when }. Publish it again only if you know why it was taken down and that this has changed.
curate-review-taken-down-why = Nobody wrote down why. Ask your colleagues.
curate-review-correct = Save the correction
curate-review-correct-words = The story stays where it shows. Visitors see what stands in these boxes at once.
curate-review-correct-save = Save and keep it published
curate-review-correct-leave = Leave it as it is
curate-review-preparing = Being prepared
curate-review-asked-title = Asked for a change
curate-review-published = Published
curate-review-declined = Declined
curate-review-erasing = Being erased
curate-review-hidden = Hidden
curate-review-words = Words
curate-review-before = Before visitors open it
curate-review-take-down = Take it down
curate-review-preparing-words = The files are being made ready for every screen. The story comes into the queue by itself.
curate-review-question-back-hint = If they answered by phone, or the question was for nothing.
curate-review-question-back = Take the question back
curate-review-see-it = See it in the gallery
curate-review-correct-it = Correct a small mistake
curate-review-take-down-now = Take it down now
curate-review-declined-words = The storyteller reads:
curate-review-reconsider = Look at it again
curate-review-hidden-words = There is nothing to decide. Only they can let it be shown again, on their private page or through you.
curate-review-erasing-lead = The storyteller asked us to erase this story. Nobody can look at its files and words any more.
curate-review-no-words = No words came with it.
curate-review-is-tour = The film is the neighbourhood’s video tour.
curate-review-stays = The story stays where it shows.
curate-review-save-told = Save what visitors are told
curate-review-nothing-to-decide = There is nothing to decide.
curate-review-asked-words = { $who } asked on { $when }. The storyteller has not answered yet.
curate-review-take-down-label = Why (if you want to say)
curate-review-take-down-hint = For your colleagues. Name nobody.
curate-review-erasing-words = The storyteller asked for this on { $when }. The archive is erasing it now, and has until { $until }.
curate-review-hidden-since = The storyteller took it back on { $when }. It shows nowhere.
curate-review-changes = What changed since the decision of { $since }
curate-review-no-changes = Nothing changed since the decision of { $since }
curate-review-paragraphs =
    { $paragraphs ->
        [one] { $paragraphs } paragraph stayed the same.
       *[other] { $paragraphs } paragraphs stayed the same.
    }
curate-review-side-before = Before
curate-review-side-now = Now
curate-review-side-nothing = Nothing here
curate-review-no-file = There is no file at this address.
curate-review-not-found = There is no story at this address.
curate-review-moving-away = If you move it to a neighbourhood that you do not look after, its own curators go on with it.
curate-review-asked = A curator asked
curate-review-answered = The storyteller answered
curate-review-file-gone = A file was taken out
curate-review-file-new = New file: { $name }
curate-review-reason-missing = Write a reason that the storyteller can read.
curate-review-reason-too-long = The reason must be { $most } characters or fewer. Yours has { $length }.
curate-review-question-missing = Write a question that the storyteller can answer.
curate-review-question-too-long = The question must be { $most } characters or fewer. Yours has { $length }.
curate-review-question-name = Question
curate-review-reason-name = Reason
curate-review-ticked = { $who } ticked this on { $when }.
curate-review-detail-email = an e-mail address
curate-review-detail-web = a web address
curate-review-detail-postcode = a postcode
curate-review-detail-phone = a phone number
curate-review-detail-plate = a car’s number plate
curate-review-detail-address = an address
curate-review-lacks-description = Say what this picture shows, or mark it as decoration.
curate-review-lacks-reading = Read these captions with the film, then tick that they match.
curate-review-lacks-captions = Add captions and tick that you have read them, or write why this film needs none.
curate-review-lacks-transcript = Write down what is said, or write why this sound needs no transcript.
curate-review-lacks-page =
    { $draft ->
        [yes] Say what page { $page } shows. Or tick below that you have read its draft, or that the description of the whole booklet is enough.
       *[no] Say what page { $page } shows, or tick below that the description of the whole booklet is enough.
    }
curate-review-hides =
    { $state ->
        [later] It hides the story by itself by { $when } at the latest.
       *[now] It hides the story by itself now.
    }
curate-review-media =
    { $total ->
        [one]
            { $kind ->
                [sound] Sound
                [film] Film
                [booklet] Booklet
                [moving] Moving picture
               *[artwork] Picture
            }
       *[other]
            { $kind ->
                [sound] Sound, { $number } of { $total }
                [film] Film, { $number } of { $total }
                [booklet] Booklet, { $number } of { $total }
                [moving] Moving picture, { $number } of { $total }
               *[artwork] Picture, { $number } of { $total }
            }
    }
curate-review-framed =
    { $how ->
        [turned] The storyteller turned this photo. The original shows it as it was taken.
        [straightened] The storyteller straightened this photo. The original shows it as it was taken.
       *[both] The storyteller straightened and turned this photo. The original shows it as it was taken.
    }
curate-review-fact-pixels = { $width } × { $height } pixels
curate-review-fact-pages = { $pages } pages
curate-review-fact-frames = { $frames } frames that move
curate-review-fact-with-sound = with sound
curate-review-fact-without-sound = without sound
curate-review-fact-channels =
    { $channels ->
        [one] one channel
       *[other] { $channels } channels
    }
curate-review-length-seconds =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
curate-review-length-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
curate-review-length-both =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }

## As visitors will see it

curate-preview-see = See it as visitors will (in a new window)
curate-preview-see-screen = See it as a screen shows it (in a new window)
curate-preview = This is a preview.
curate-preview-words = It shows what stands in the boxes, saved or not. Nobody else sees it.
curate-preview-captions = Only a film’s captions in its player are those that were saved last.
curate-preview-back = Go to the story

## Between colleagues

curate-attending =
    { $many ->
        [one] { $who } opened this { $time } and may be at it.
       *[other] { $who } opened this, the last of them { $time }, and may be at it.
    }
# $mine is yes or no.
curate-claimed =
    { $mine ->
        [yes] You look after this one, until { $until }.
       *[no] { $who } looks after this one, until { $until }. You can still do all of it.
    }
curate-claim = I look after this one
curate-claim-too = I look after this one instead
curate-claim-release = I do not look after it any more
curate-note-title = Between colleagues
curate-note-label = A note for colleagues
curate-note-hint = Curators alone read it. The storyteller never does, and it goes with the story.
curate-note-add = Leave this note
curate-note-remove = Take this note out

## What was just done

curate-review-done-saved = Your changes are saved.
curate-review-done-approved = Published. It shows wherever the storyteller agreed.
curate-review-done-asked = Asked. The storyteller reads your question on their private page.
curate-review-done-declined = Declined. The storyteller can read your reason on their private page.
curate-review-done-question-back = The question is taken back. The story waits for review again.
curate-review-done-unpublished = Taken down. It shows nowhere, and waits for review again.
curate-review-done-reopened = Back in the queue. It waits for review again.
curate-review-done-undone = Undone. The story waits for review as before, and nobody was written to.
curate-review-undo = Undo
curate-review-done-corrected = Corrected. It stays where it shows.
curate-review-done-marked = Saved. Visitors are told before they open the story.

## What happened to a story. $who: one of the names first; $wish: of-storyteller where a curator did what the storyteller asked for.

curate-history-who-storyteller = The storyteller
curate-history-who-helper = The storyteller, with somebody’s help,
curate-history-who-visitor = Somebody who may be in it
curate-history-who-archive = The archive
curate-history-who-you = You
curate-history-who-left = A curator who has left
curate-history-sent = { $who } sent it.
curate-history-prepared = { $who } prepared the files.
curate-history-edited = { $who } changed what it says or its checks.
curate-history-approved = { $who } published it.
curate-history-declined = { $who } declined it.
curate-history-unpublished = { $who } took it out of the galleries.
curate-history-undone = { $who } undid that.
curate-history-reopened = { $who } put it back in the queue.
curate-history-change-asked = { $who } asked the storyteller for a change.
curate-history-answered =
    { $wish ->
        [of-storyteller] { $who } answered, as the storyteller asked.
       *[own] { $who } answered.
    }
curate-history-revised =
    { $wish ->
        [of-storyteller] { $who } changed the story, as the storyteller asked.
       *[own] { $who } changed the story.
    }
curate-history-uses-changed =
    { $wish ->
        [of-storyteller] { $who } changed where it may show, as the storyteller asked.
       *[own] { $who } changed where it may show.
    }
curate-history-name-taken-off =
    { $wish ->
        [of-storyteller] { $who } took the name off, as the storyteller asked.
       *[own] { $who } took the name off.
    }
curate-history-hidden =
    { $wish ->
        [of-storyteller] { $who } hid it, as the storyteller asked.
       *[own] { $who } hid it.
    }
curate-history-shown-again =
    { $wish ->
        [of-storyteller] { $who } let it be shown again, as the storyteller asked.
       *[own] { $who } let it be shown again.
    }
curate-history-erasure-asked =
    { $wish ->
        [of-storyteller] { $who } asked for it to be erased, as the storyteller asked.
       *[own] { $who } asked for it to be erased.
    }
curate-history-erased = { $who } erased it.
curate-history-concern-raised = { $who } asked us to hide it.
curate-history-concern-settled = { $who } settled a request to hide it.
curate-history-note-changed = { $who } changed what is said before the story.
curate-history-permission-noted = { $who } noted who has agreed to be shown.
curate-history-moved = { $who } moved it, with all others, from a neighbourhood or theme that the archive no longer has.
curate-history-translated = { $who } changed a translation of what is said.

## Where somebody else was first

curate-conflict-title = Someone else got there first
curate-conflict-lead = “<bdi>{ $title }</bdi>” has changed since you opened it. Nothing of yours was saved, and nothing of theirs was overwritten.
curate-conflict-happened = What happened since you opened it
curate-conflict-look = Look at the story as it is now
curate-conflict-back = Back to the queue
curate-conflict-gone = What you typed about something that has been taken out
curate-conflict-next =
    { $typed ->
        [0] Look at the story as it is now, and decide again.
       *[other] What you typed is only here. Copy what you want to keep.
    }

## What a curator does because the storyteller asks for it

curate-on-behalf-erasing = The storyteller asked us to erase this story. It is hidden, and the archive is erasing it. Nothing else can be done with it.
curate-on-behalf-lead = For a storyteller who phones, writes or stands beside you. They need not say why.
curate-on-behalf-sure = First, be sure that it is them
curate-on-behalf-sure-files = Ask something that only they can know, such as which files they sent.
curate-on-behalf-sure-hide = If you are not sure, hide it. They can have it shown again.
curate-on-behalf-show-again-words = It is hidden now. A curator looks at it before it shows.
curate-on-behalf-hide-words = It goes from every page and screen at once. They can have it shown again.
curate-on-behalf-hide = Hide it for now
curate-on-behalf-hide-go = Hide it now
curate-on-behalf-uses-words = You read out each question and choose what they say. It counts at once.
curate-on-behalf-uses = Change where it may be shown
curate-on-behalf-uses-go = Ask the questions
curate-on-behalf-permissions-words = For people who can be recognised in it, and for a parent or guardian.
curate-on-behalf-erase-words = Nothing brings it back. You are asked once more.
curate-on-behalf-show-again = Let it be shown again
curate-on-behalf-permissions = Note who has agreed
curate-on-behalf-erase-title = Erase it for good
curate-on-behalf-name-off = Take the name off
curate-on-behalf-sure-reference = Ask for the reference. It must be { $reference }.
curate-on-behalf-sure-phone = If they phoned, call back on the number they left. <a href="/curate/stories/{ $story }/contact">Reach the storyteller</a>
curate-on-behalf-name-off-words =
    { $told ->
        [yes] It is told by “<bdi>{ $credit }</bdi>” now. After this the story names nobody. It stays where it shows.
       *[no] After this the story names nobody. It stays where it shows.
    }
curate-on-behalf-erase-already = The archive is erasing it already. Nothing else can be done with it.
curate-on-behalf-erase-tell = Tell the storyteller these things before you press the button.
curate-on-behalf-erase-tell-hidden = It is hidden everywhere at once.
curate-on-behalf-erase-tell-gone = Then we delete the files, the words, the name and the way to reach them. Nothing brings them back.
curate-on-behalf-erase-tell-kept = We keep the reference and the dates, so that we can show that we erased it.
curate-on-behalf-erase-tell-copies = We cannot call back what others have printed or saved.
curate-on-behalf-erase-before = Before you erase it
curate-on-behalf-erase-sure = I am sure that it is the storyteller who asks for this
curate-on-behalf-erase-go = Erase this story
curate-on-behalf-erase-keep = Keep it
curate-on-behalf-erase-unsure = Are they unsure? <a href="/curate/stories/{ $story }/on-behalf">Hide it instead</a>. That can be undone.
curate-on-behalf-erasing-now = The archive is erasing it. Nothing else can be done with it.
curate-on-behalf-permissions-lead = Note what you have been told. The story is published only while everyone agrees.
curate-on-behalf-permissions-published = It is published. If somebody does not agree, it comes down at once.
curate-on-behalf-permissions-nobody = The storyteller is an adult, and says that nobody else can be recognised. There is nobody to ask.
curate-on-behalf-uses-lead = Read out each question as it stands here, and choose what the storyteller says. What they said last time is filled in.
curate-on-behalf-uses-hint = It counts at once. The record says that you asked, and in which words.
curate-on-behalf-uses-save = Save what they said
curate-on-behalf-uses-moved = <strong>Other answers came in while you had the page open.</strong> Every no holds, theirs and yours. Look at each yes once more.
curate-on-behalf-title = What the storyteller asks for
curate-on-behalf-uses-title = Where it may be shown
curate-on-behalf-permissions-title = Who has agreed
curate-on-behalf-why-down = Somebody who can be recognised in it has not agreed.
curate-on-behalf-sure-missing = Tick this once you are sure that it is the storyteller who asks.
curate-on-behalf-erased = The storyteller has asked us to erase this story. Nothing else can be done with it.
curate-on-behalf-known-question = How did you know that it was the storyteller?
curate-on-behalf-known-missing = Say how you knew that it was the storyteller.
curate-on-behalf-known-called-back = I called back on the number they left
curate-on-behalf-known-reference = They knew the reference, and what is in the story
curate-on-behalf-known-beside = They stood beside me
# For the record of consent.
curate-on-behalf-asked-by = Who asked these questions?
curate-on-behalf-known-by = How did they know that it was the storyteller?
curate-on-behalf-was-called-back = I called back on the number they left.
curate-on-behalf-was-reference = They knew the reference, and what is in the story.
curate-on-behalf-was-beside = They stood beside me.
curate-on-behalf-done-hide = Hidden. It shows nowhere now.
curate-on-behalf-done-show-again = It waits for review again. A curator looks at it before it shows.
curate-on-behalf-done-name-off = The name is off. The story names nobody now.
curate-on-behalf-done-uses = Saved. It shows only where they said yes.
curate-on-behalf-done-unchanged = Nothing was changed: these are the answers that they had given.
curate-on-behalf-done-permissions = Saved. It is noted who has agreed.
curate-on-behalf-done-taken-down = Saved. Somebody in it has not agreed, so the story was taken down.
