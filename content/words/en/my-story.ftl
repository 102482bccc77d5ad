### The storyteller's own page, behind their private link, and what they change from it.

my-story-not-found = There is no story at this address. Check that you have the whole link.
my-story-title = Your story
my-story-title-arrived = Thank you. Your story has arrived.

## Finding it again

my-story-title-find = Find your story
my-story-find-lead = See what became of it, answer a curator, change something, or take it back.
my-story-find-how = When you sent your story, you got a reference and a private code. Type them here. Capitals and spaces do not matter.
my-story-find-reference = Reference
my-story-find-reference-hint = Eight letters and numbers, such as K7QM-2X9D.
my-story-find-reference-missing = Enter your reference.
my-story-find-code = Private code
my-story-find-code-hint = 26 letters and numbers. It is the last part of your private link. You can also paste the whole link.
my-story-find-code-missing = Enter your private code.
my-story-find-unknown = We cannot find a story with this reference and this code. Check both, letter by letter, and try again.
my-story-find-go = Open my story
my-story-find-lost = If you have lost them
# $contact: how to reach the curators, as the host has set it.
my-story-find-lost-words =
    { $known ->
        [yes] Nobody can tell you the code, because we do not know it. A curator can still help you, and can hide or erase your story for you: { $contact }.
       *[no] Nobody can tell you the code, because we do not know it. A curator can still help you, and can hide or erase your story for you.
    }

## Where it stands. A heading, and the words below it.

my-story-standing-preparing = We are preparing your files
my-story-standing-preparing-words = { $done } of { $all } done. You can close this page: the work goes on without you.
my-story-standing-question = A curator has a question for you
my-story-standing-question-words = Your story shows nowhere while they wait for your answer. There is no hurry.
my-story-standing-declined = Your story will not be shown as it is
my-story-standing-declined-words = A curator looked at it with care. This is what they wrote to you:
my-story-standing-waiting-words = A curator is a person who looks at every story before anyone else can see it.
my-story-standing-concern = Your story is hidden while a curator looks at it
my-story-standing-taken-down = A curator has taken your story down
my-story-standing-taken-down-words = It shows nowhere now. It will not be shown again unless a curator publishes it again.
my-story-standing-changed = A curator will look at your change
my-story-standing-changed-words = Your story shows nowhere until they have looked. You need do nothing more.
my-story-standing-shown-again = A curator will look before it shows again
my-story-standing-shown-again-words = You asked us to show your story again. It shows nowhere until a curator has looked.
my-story-standing-looked-at-again = A curator is looking at your story again
my-story-standing-looked-at-again-words = It shows nowhere until they have decided. You need do nothing.
my-story-standing-waiting = Your story is waiting for a curator
my-story-standing-concern-words = Somebody who may be in your story asked us to hide it. We hide first and look after, for everyone who asks.
my-story-standing-concern-care = A curator will look at it with care. It does not mean that you did something wrong.
my-story-standing-kept = Your story is kept, and shows nowhere
my-story-standing-kept-words = A curator has said yes to it. You said no to every place, so nobody sees it.
my-story-standing-expired = The time for your story is over
my-story-standing-embargoed-words = A curator has said yes to it. Until that day it shows nowhere, as you asked.
my-story-standing-published = Your story is published
my-story-standing-hidden = Your story is hidden
my-story-standing-hidden-words = It shows nowhere. Nobody but you can bring it back.
my-story-standing-erasing = Your story is being erased, or is gone already
my-story-standing-erasing-words = It shows nowhere.
my-story-file-being-checked = Being checked
my-story-file-waiting = Waiting to be checked
my-story-file-checked = Checked, waiting to be prepared
my-story-file-large = Checked. It is a large one, so it is prepared after shorter ones.
my-story-file-ready = Ready
my-story-standing-expired-words = You asked us to show it up to { $day }. It shows nowhere now. You can give it more time.
my-story-standing-embargoed = Your story will show from { $day }
# $when: a day and a time.
my-story-file-waits-until = Checked. Many large files came today, so this one waits until { $when }. It is safe, and you need do nothing.
my-story-file-being-prepared = Being prepared: { $percent }%
# $reason: a whole sentence.
my-story-file-refused = Could not be used. { $reason }
my-story-file-failed = Could not be prepared. { $reason }

## Its own page

my-story-reference = Reference <strong>{ $reference }</strong>. Sent on { $day }.
my-story-handover = Sent. Now give them their way back
my-story-handover-words = Write the link and the code down for them, print this page, or let their phone look at the square picture. Keep no copy.
my-story-clear = Finish and clear this device
my-story-declined-next = You can <a href="{ $home }/words">change the words</a> or <a href="{ $home }/files">change the files</a>. Once you save a change, a curator looks at your story again.
my-story-see-in-gallery = See your story in the gallery
my-story-show-again = Show it again
my-story-question-first = Change your <a href="{ $home }/words">words</a> or your <a href="{ $home }/files">files</a> first, if that is what they ask for. Then send your story back.
my-story-answer-label = Your answer to the curator
my-story-answer-hint = You can leave this empty if your change is the answer.
my-story-answer-missing = Write an answer, or change your story first.
my-story-answer-too-long = Your answer must be { $most } characters or fewer. Yours has { $length }.
my-story-answer-send = Send it back
my-story-edited = A curator changed the title, the words, the themes or what is said of the files on { $day }. <a href="{ $home }/words">See how they stand now</a>
my-story-edited-things = A curator changed these things, last on { $day }:
my-story-edited-before = As you had it
my-story-edited-now = As it is now
my-story-edited-nothing = Nothing
my-story-edited-yours = It is your story. You can change any of it again below.
my-story-latest = See the latest
my-story-next-heading = What happens next
my-story-next-prepare = We prepare your files for every screen. Pictures take seconds. A long film can take an hour.
my-story-next-look = A curator looks at your story. They each give a little time a week, so it can take some weeks.
my-story-next-tell = This page then says whether it is published, and where. A curator may ask you something first.
my-story-still-heading = If you like, tell us more
my-story-still-lead = None of this is needed. Your story is sent.
my-story-still-descriptions =
    { $count ->
        [one] Describe your picture
       *[other] Describe your pictures
    }
my-story-still-descriptions-about = For people who cannot see.
my-story-still-transcripts =
    { $count ->
        [one] Write down what is said
       *[other] Write down what is said in each recording
    }
my-story-still-transcripts-about = For people who cannot hear.
my-story-still-hard-subjects = Say if it speaks of something hard
my-story-still-hard-subjects-about = Visitors are then told before they open it.
my-story-still-licence = Choose what others may do with it
my-story-still-licence-about = You keep all your rights unless you choose otherwise.
my-story-still-days = Choose the days on which it may show
my-story-still-days-about = Without days, it may show at any time.
my-story-places-showing = Where it shows
my-story-places-may = Where it may be shown
my-story-not-showing-hidden = It shows in none of these while it is hidden.
my-story-not-showing-now = It shows in none of these just now.
my-story-not-showing-yet = It shows in none of these before a curator has said yes to it.
my-story-place-yes = Yes.
my-story-place-yes-now = Yes, everyone can see it there now.
my-story-place-yes-nameless = Yes, without your name.
my-story-place-no = No, as you asked.
my-story-place-see = See it there
my-story-place-from = Not before
my-story-place-until = Not after
my-story-talk-heading = What you and the curators wrote
my-story-talk-you = You
my-story-talk-curator = A curator
my-story-doors-heading = What you can do
my-story-door-words = Change the words
my-story-door-words-about = The title, the words, what it is made of, and the themes.
my-story-door-files = Change the files
my-story-door-files-about = Add a file, put another in its place, or take one out.
my-story-door-descriptions = Say what can be seen
my-story-door-descriptions-about = Describe your pictures and films for people who cannot see them.
my-story-door-transcripts = Say what can be heard
my-story-door-transcripts-about = Write down what is said for people who cannot hear it.
my-story-door-uses = Change where your story may be shown
my-story-door-uses-about = Each place by itself, and from when to when. It counts at once.
my-story-door-credit = Change how you are named
my-story-door-credit-about =
    { $named ->
        [yes] Now: { $name }
       *[no] Now: you are not named.
    }
my-story-door-people = Say who is in it, and whose work it is
my-story-door-people-about = Other people and whether they agreed.
my-story-door-licence = Say what others may do with it
my-story-door-licence-about =
    { $licence ->
        [own] Now: you keep all your rights.
       *[given] Now: others may use it.
    }
my-story-door-hard-subjects = Say if it speaks of something hard
my-story-door-hard-subjects-about = So that visitors are told before they open it.
my-story-door-contact = Change how we can reach you
my-story-door-contact-about = Add an email address or a phone number, or have us forget it.
my-story-door-take-back = Take it back
my-story-door-take-back-about = Hide it, take your name off, stop some uses, or erase it. You need not say why.
my-story-happened-heading = What has happened so far
my-story-shared-heading = On a shared device
my-story-shared-words = Note your link first, then clear the device. Close this page afterwards, too: whoever has its address can open it.

## The way back, to keep

my-story-keep-heading = Keep this private link
my-story-keep-words = It is the way back to this page. Anyone who has it can see and change your story, so keep it to yourself.
my-story-keep-copy = To copy it, press and hold the link, or right-click it. You can also take a photo of this page.
my-story-keep-qr = The same link as a QR code, for the camera of another phone
my-story-keep-elsewhere = To come back from another device
my-story-keep-elsewhere-words = Point its camera at the square picture. Or open <strong>{ $finder }</strong> there, and type these two:
my-story-keep-reference = Your reference
my-story-keep-code = Your private code
my-story-keep-never = Tell a curator your reference if you call us. Never tell anyone the code.

## What was just done

my-story-done-words = Your words are saved. A curator looks at it next, unless you still have a question to answer.
my-story-done-descriptions = Saved what can be seen. A curator looks at it next, unless you still have a question to answer.
my-story-done-transcripts = Saved what can be heard. A curator looks at it next, unless you still have a question to answer.
my-story-done-hard-subjects = Saved what it speaks of. A curator looks at it next, unless you still have a question to answer.
my-story-done-files = Your files are saved. A curator looks at it next, unless you still have a question to answer.
my-story-done-credit = Saved how you are named. A curator looks at it next, unless you still have a question to answer.
my-story-done-people = Saved who is in it and whose work it is. A curator looks at it next, unless you still have a question to answer.
my-story-done-people-add = Saved who else is in it. A curator looks at it next, unless you still have a question to answer.
my-story-done-licence = Saved what others may do with it. A curator looks at it next, unless you still have a question to answer.
my-story-done-uses = Saved where it may be shown. It counts from now on.
my-story-done-contact = Saved how we can reach you.
my-story-done-answer = Sent back. A curator will look at your story again.
my-story-done-nothing = Nothing was different, so nothing has changed.

## What has happened. $by: storyteller, helper, archive or curator.

my-story-happened-sent =
    { $by ->
        [helper] You sent the story, with help.
        [storyteller] You sent the story.
        [archive] The archive sent the story.
       *[curator] A curator sent the story.
    }
my-story-happened-prepared = Your files were ready, and the story went to the curators.
my-story-happened-edited = A curator changed the title, the words, the themes or the notes to the files.
my-story-happened-approved = A curator said yes to your story.
my-story-happened-declined = A curator decided not to show it as it is.
my-story-happened-unpublished = A curator took your story down.
my-story-happened-undone = A curator took that back at once.
my-story-happened-reopened = A curator took it up again.
my-story-happened-change-asked = A curator asked you a question.
my-story-happened-answered =
    { $by ->
        [archive] The archive sent it back to the curators.
        [curator] A curator sent it back to the curators, as you asked them to.
       *[storyteller] You sent it back to the curators.
    }
my-story-happened-revised =
    { $by ->
        [archive] The archive changed the story.
        [curator] A curator changed the story, as you asked them to.
       *[storyteller] You changed the story.
    }
my-story-happened-uses-changed =
    { $by ->
        [archive] The archive changed where it may be shown.
        [curator] A curator changed where it may be shown, as you asked them to.
       *[storyteller] You changed where it may be shown.
    }
my-story-happened-name-taken-off =
    { $by ->
        [archive] The archive took your name off.
        [curator] A curator took your name off, as you asked them to.
       *[storyteller] You took your name off.
    }
my-story-happened-hidden =
    { $by ->
        [archive] The archive hid the story.
        [curator] A curator hid the story, as you asked them to.
       *[storyteller] You hid the story.
    }
my-story-happened-shown-again =
    { $by ->
        [archive] The archive asked to show it again.
        [curator] A curator asked to show it again, as you asked them to.
       *[storyteller] You asked to show it again.
    }
my-story-happened-erasure-asked =
    { $by ->
        [archive] The archive asked to erase the story.
        [curator] A curator asked to erase the story, as you asked them to.
       *[storyteller] You asked to erase the story.
    }
my-story-happened-erased = The story was erased.
my-story-happened-concern-raised = Somebody who may be in it asked us to hide it.
my-story-happened-concern-settled = A curator settled what somebody else had asked for.
my-story-happened-note-changed = A curator changed the note that stands before it.
my-story-happened-permission-noted = A curator noted that somebody gave or took back their permission.
my-story-happened-translated =
    { $by ->
        [storyteller] You changed a translation of what is said.
       *[curator] A curator changed a translation of what is said.
    }

## Changing something: titles, what to know first, and buttons

my-story-back = Back to your story’s page
my-story-which = Your story: <bdi lang="{ $language }">{ $title }</bdi>
my-story-change-nothing = Change nothing
my-story-effect-in-review = A curator looks at your change before anyone else can see it.
my-story-effect-asked = Your change is kept. When you are done, send your story back to the curator.
my-story-effect-published = A curator has to look at your change. Once you save it, your story comes down from everywhere until they have looked.
my-story-effect-declined = Once you save it, a curator looks at your story again.
my-story-effect-hidden = Your story stays hidden. A curator looks at your change once you show it again.
my-story-title-words = Change the words
my-story-save-words = Save the words
my-story-title-descriptions = What can be seen in your story?
my-story-descriptions-lead = Some visitors cannot see, and hear your words instead. You can leave this to us.
my-story-save-descriptions = Save what can be seen
my-story-title-transcripts = What is said in your recordings?
my-story-transcripts-lead = Some visitors cannot hear, and read your words instead. You can leave this to us.
my-story-captions-untimed = The captions of { $name } are not in their box yet: listen and check the words, and set when each piece begins.
my-story-desk = Listen to { $name } and check the words
my-story-translate = Put what is said in { $name } into another language
my-story-save-transcripts = Save what is said
my-story-title-hard-subjects = Hard subjects
my-story-save-hard-subjects = Save
my-story-title-uses = Change where your story may be shown
my-story-uses-lead = What you save here counts at once, with no curator in between. You need not say why.
# $later: when it is gone from everywhere, one or two sentences.
my-story-uses-later = Where you say no, it stops at once. { $later } Copies that people have printed or saved stay with them.
my-story-days-heading = From when and until when
my-story-days-lead = Leave these empty if your story may be shown at any time.
my-story-wording-changed = The words of these questions have changed since you opened the page. Read them again, then save.
my-story-save-uses = Save where it may be shown
my-story-title-credit = Change how you are named
my-story-credit-lead = To take your name off at once, without waiting for a curator, choose “Take it back” on your page.
my-story-save-credit = Save how I am named
my-story-title-people = Who is in your story, and whose work it is
my-story-people-heading = Other people
my-story-people-none = You told us that nobody else can be recognised.
my-story-people-lead = We show your story once everyone who can be recognised has agreed. We never show this list.
my-story-people-add = Add somebody else
my-story-guardian-heading = Your parent or guardian
my-story-rights-heading = Whose work it is
my-story-save-people = Save
my-story-title-people-add = Who else is in your story?
my-story-save-people-add = Add this person
my-story-title-licence = What others may do with it
my-story-licence-lead = You have kept all your rights. You can let others use your story, but you can never take that back.
my-story-licence-whose = You can only let others use what is yours. First say whose work it is, under “Who is in your story”.
my-story-licence-given = You chose: { $licence }.
my-story-licence-given-for-good = This cannot be undone: people who have a copy may go on using it in this way. You can still take your story back from us.
my-story-save-licence = Save
my-story-title-contact = How we can reach you
my-story-contact-lead = You need not give us any. We write or call about this story only, and never show these to anyone else.
my-story-contact-forget = Empty the boxes and save, and we forget them at once.
my-story-save-contact = Save how to reach me

## Where something happened since a page was opened

my-story-conflict-heading = Something has happened since you opened this page
my-story-conflict-then = So nothing has been saved yet. What you typed is still here, below. Look at it once more and save it again, or <a href="{ $home }">look at your story first</a>.
my-story-conflict-copy = So your answer has not been sent, and it is only here. Copy what you want to keep.
# Over words that were typed about a file, and the file has been taken out since.
my-story-conflict-gone = What you wrote about something that has been taken out
my-story-unsent-label = What you wrote

## Taking it back. For each way: what it is called, what it does at once and later, what it cannot do, and its button.

my-story-title-take-back = Take your story back
my-story-title-erase = Erase your story for good?
my-story-title-erased = Your story is erased
my-story-title-being-erased = Your story is being erased
my-story-copies =
    { $licence ->
        [own] Copies that people have printed or saved stay with them.
       *[given] Copies that people have printed or saved stay with them. You chose a licence that lets others share it, and they may go on sharing their copies.
    }
# $days is how long a screen plays on that has no internet, such as 7.
my-story-later =
    { $screens ->
        [yes] Copies in people’s browsers run out within five minutes. Exhibition screens drop it within 15 minutes, or within { $days ->
            [one] { $days } day
           *[other] { $days } days
        } where a screen has no internet.
       *[no] Copies in people’s browsers run out within five minutes.
    }
# $copies and $later, here and below: the sentences just above.
my-story-take-back-show-again = Show it again
my-story-take-back-show-again-at-once = It goes to the curators.
my-story-take-back-show-again-later = When a curator has looked at it, it shows in the places that you agreed to.
my-story-take-back-show-again-cannot = Nothing is lost by this. You can hide it again at any time.
my-story-take-back-show-again-go = Show it again
my-story-take-back-hide = Hide it for now
my-story-take-back-hide-at-once = Nobody can find it, see it or play it here. We keep it safe for you.
my-story-take-back-hide-later = { $later } You can show it again when you like.
my-story-take-back-hide-cannot = { $copies }
my-story-take-back-hide-go = Hide my story
my-story-take-back-name-off = Take my name off
my-story-take-back-name-off-at-once = Your story stays where it is, but it does not say who told or made it.
my-story-take-back-name-off-later = Search engines can take some days to forget a name.
my-story-take-back-name-off-cannot = A name in the title, the words or the files stays there. You can change those on your story’s page. { $copies }
my-story-take-back-name-off-go = Take my name off
my-story-take-back-uses = Stop some uses
my-story-take-back-uses-at-once = You choose where it may show: our website, screens, each exhibition, research. Where you say no, it stops.
my-story-take-back-uses-later = { $later }
my-story-take-back-uses-cannot = { $copies } Researchers may have used it already.
my-story-take-back-uses-go = Choose where it may show
my-story-take-back-erase = Erase it
my-story-take-back-erase-at-once = It is hidden everywhere, for good.
my-story-take-back-erase-later = We delete your files, your words, your name and how to reach you. That takes some minutes as a rule, and one month at most.
my-story-take-back-erase-cannot = An erased story cannot come back. { $copies }
my-story-take-back-erase-go = Erase my story
my-story-taken-hide = Your story is hidden
my-story-taken-hide-words = It shows nowhere on this website from now on.
my-story-taken-show-again = Your story is with the curators
my-story-taken-show-again-words = It shows again when one of them has looked at it.
my-story-taken-name-off = Your name is off
my-story-taken-name-off-words = From now on your story does not say who told it.
