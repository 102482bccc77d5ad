### The share form: from its first page to the sending.

## Before the first page

share-title = Share your story
share-lede = Show us what life is like where you live. Send a drawing, a photo, a sound, a film, or words.
share-promise-where = You decide where it may show, and how you are named.
share-promise-back = You can change it or take it back at any time, without saying why.
share-promise-curator = A curator looks at it first. Nothing is public before that.
# Measured: see docs/share-form.md.
share-how-long = It is { $pages } short pages: about 10 minutes, or 20 if you write slowly. You need no account.
share-start = Start
share-start-new = Start a new story
share-find-again = Find a story that you sent
share-cookies = What you type is kept for 30 days after your last visit. Cookies find it again, and do nothing else.
share-lost = We could not find your answers on this device. They may have been cleared, or your browser may be blocking cookies.
share-cleared = This device is clear. Nobody can see your answers here.
share-help-next-person = Help the next person
share-sent-a-moment-ago = A story was sent from this device a moment ago.
share-see-how-it-goes = See how it is getting on
share-finish-and-clear = Finish and clear this device
share-begun = You have begun a story on this device. Your answers and files are kept.
share-carry-on = Carry on with your story
share-continue-elsewhere = Continue on another device
share-clear-and-start-again = Clear it and start again
share-other-begun = You have begun another story on this device. It is kept too.
share-other-go = Go to the other story

## On each page

share-back = Back
share-go-on = Continue
share-remove = Remove
share-place-in-form = Page { $number } of { $total }
share-clear-mine = Clear my answers
# Leads to the private link, with which to go on later or elsewhere, and to clearing it all.
share-stop = Stop for now
share-kept = Kept as you typed it. Press Continue to make it part of your story.
# In a list of what stands in a page's fields.
share-nothing-typed = Nothing
share-overtaken-title = You answered this on your other device
share-overtaken-page-title = Changed on another device: { $title }
share-overtaken = Nothing has been saved from this page yet. Both answers are below. Continue keeps what is in the form.
share-changed-elsewhere = On your other device you wrote:
share-typed-here = On this device you typed:
share-typed-elsewhere = On your other device you typed:
share-typed-not-sent = You have not pressed Continue there, so it is not part of your story.
share-typed-take = Use this instead
share-typed-leave = Leave it out
share-typed-too-much = This is more than we can keep as you type. Press Continue to keep it.
share-sent-already = This story has been sent, so it can no longer be changed here.
share-not-found = We could not find your story on this device. It may have been sent or cleared.
# Beside a private link, for browsers without a button that copies
share-copy-by-hand = To copy it, press and hold the link, or right-click it.

## The pages

share-place-title = What is your story about?
share-files-title = Add your photos, sounds or films
share-words-title = Title and words
share-you-title = About you
share-people-title = Other people in it
share-people-added = People you have added
share-people-another = Add another person
share-rights-title = Whose work it is
share-showing-title = Where may we show it?
share-showing-lead = Answer each by itself. You can say no and still send it, and change your mind at any time.
share-contact-title = How can we reach you?
share-contact-lead = Only if you like, and only about this story. We never show it.

## Files

share-files-lead = Up to { $most } files that tell one story. For words alone, just continue.
share-files-label = Files
share-files-choose = Choose your files
share-files-add-more = Add more files
share-files-goes-on = If the signal goes or the page closes, we go on from there.
share-files-unfinished = Not all here yet
# $part is "43%" or "1.5 MB". Here and in the next lines $name is a file's name, for people who use a screen reader; it comes last there, since scripts put it at the end.
share-file-part = <strong><bdi>{ $name }</bdi></strong>: <span data-part>{ $part }</span> has arrived.
share-file-choose-again = Choose it again to go on from there.
share-file-choose = Choose it<span class="visually-hidden"> again: { $name }</span>
share-file-keep = Keep what has arrived<span class="visually-hidden"> of { $name }</span>
share-file-remove = Remove<span class="visually-hidden"> { $name }</span>
share-file-straighten = Straighten this photo<span class="visually-hidden"> { $name }</span>
share-files-arrived = Arrived and safe
share-files-make = Or make one here
share-record-sound = Record sound here
share-record-film = Record a film here
share-record-photo = Take a photo of a drawing
share-files-limits = What you can send
share-files-most-each = Up to { $most } each.
share-files-add-and-more = Add these and choose more
share-files-on-their-way = A file is still on its way. Wait until it has arrived, or remove it.
share-files-cleared-meanwhile = Your answers were cleared while the file was on its way.
share-files-still-sending = Your files are still on their way. Wait until they have arrived, or cancel them. Or press Continue once more: you can come back and choose the same files later.

## Check and send

share-check-title = Check and send
share-check-problem = There is a problem
share-check-more-typed-title = Something was typed since you opened this page
share-check-more-typed = Your story has not been sent yet. Look below at what is marked, and then send it.
share-check-open = Not answered yet
share-check-empty = Left empty
share-check-what-happens = A curator looks at it next. You get a private link, to add more or change your mind.
share-change = Change
share-send = Send your story
share-unsent-here = You typed something here and have not pressed Continue. It is not part of your story yet.
share-unsent-elsewhere = You typed something on your other device and have not pressed Continue. It is not part of your story yet.
share-unsent-look = Look at it
share-notice-nowhere = You said no to every use. Your story will be kept safe and seen by our curators, but shown nowhere.
share-notice-research-only = Your story will be shown nowhere. Researchers may read it, as you chose.
share-notice-guardian = You can send your story now. We cannot show it until your parent or guardian agrees.
share-notice-not-agreed = You can send your story now. We cannot show it while someone in it has not agreed.
share-notice-unsure = You are not sure whose work this is. You can send it now, and a curator will ask you about it.

## Where somebody helps

share-aloud-title = Read this to them once more
share-aloud-words = These are the words that they agree to, and what they said.
share-aloud-open = Some questions have no answer yet. Ask those first.
share-aloud-legend = Before you send it for them
share-aloud-tick = I read these words aloud, and they answered each themselves.
share-aloud-missing = Tick the box once you have read the words aloud and they have answered.
share-aloud-yes = Yes
share-aloud-no = No

## Somebody with an account fills it in for its storyteller

share-helping = You are helping someone
share-helping-words = <strong>You are helping someone.</strong> Read each question to them and put their own answer. <a href="{ $link }">Stop helping or go on alone</a>
share-help-begin-title = This device is clear
share-help-begin-words = Nobody can see the last person’s answers here. You can begin with the next person now.
share-help-begin = Begin their story
share-help-put-away = Take it off this device
share-help-refused-title = They do not want to share it

# Another person's unfinished story is open on the device
share-help-other-title = Somebody else’s story is open here
share-help-other-lead = It has not been sent yet. Before you begin with the next person, choose what becomes of it.
share-help-other-beside-title = It is the story of the person beside you
share-help-other-beside-words = Go on where it was left.
share-help-other-carry-on = Carry on with it
share-help-other-absent-title = It is somebody else’s
# The link follows on a line of its own
share-help-other-absent-words = Take it off this device. It is kept in the archive for 30 days. They can go on with this private link, if they have it or you write it down for them:
share-help-other-clear-words =
    { $files ->
        [0] This removes all its answers, here and in the archive. It cannot be undone.
        [one] This removes all its answers and { $files } file, here and in the archive. It cannot be undone.
       *[other] This removes all its answers and { $files } files, here and in the archive. It cannot be undone.
    }
share-help-other-clear = Clear it for good

share-help-stop-title = Stop helping, or go on alone
share-help-stop-lead = Choose what becomes of their answers. Nothing has been sent.
share-help-stop-alone-title = Nobody helps any more
share-help-stop-alone-words = The person whose story it is goes on alone, here or at home. The form stays open and says no more that somebody helps.
share-help-stop-alone = Go on alone
share-help-stop-later-title = They go on another day
share-help-stop-later-words = Their answers are kept for 30 days. Write down this private link for them. With it they can go on from any device.
share-help-stop-clear-words = Everything they answered is removed, here and in the archive.
share-help-stop-clear = Clear their answers

## Clearing it

share-clear-title = Clear your answers
share-clear-question = Clear your answers?
share-clear-what =
    { $files ->
        [0] This removes what you answered, here and in the archive. It cannot be undone.
        [one] This removes what you answered, with { $files } file, here and in the archive. It cannot be undone.
       *[other] This removes what you answered, with { $files } files, here and in the archive. It cannot be undone.
    }
# Its link follows on a line of its own
share-clear-others = Another story was begun on this device. It stays in the archive, but this device forgets it. Keep its private link if you want to go on with it:
share-clear-yes = Yes, clear everything
share-clear-no = No, keep my answers

## Going on later, or elsewhere: the draft's private link

share-continue-title = Go on later, or on another device
share-continue-back = Back to your story
share-continue-lead = Begin on your phone and go on at a computer, or the other way round. Both devices stay with your story.
share-continue-open = Open this private link there
# What a picture is, for who cannot see it
share-continue-picture = The same link as a QR code, for the camera of another device
share-continue-secret = Whoever has this link can read and change your answers, so keep it to yourself. It is also your way back if this device loses your story.
share-continue-email-title = Or send it to yourself
share-continue-email-label = Your email address
share-continue-email-hint =
    { $age ->
        [child] Ask your parent or guardian for theirs. We use it once, for this link.
       *[other] We use it once, for this link, and do not keep it.
    }
share-continue-email-keep-legend = If you like
share-continue-email-keep = Keep my address, and write to me about this story
share-continue-email-keep-hint = We keep it apart from the story, and never show it.
share-continue-email-send = Send it to my email
share-continue-email-sent = The link is on its way to you. It can take a few minutes.
share-continue-email-wrong =
    { $why ->
        [missing] Enter a whole email address, such as name@example.com.
        [refused] This address did not take our e-mail. Check it, or copy the link instead.
       *[later] We could not send the e-mail just now. Copy the link, or try again in a while.
    }
share-continue-email-none = We cannot send e-mail from here. Copy the link instead.

# Behind that link, on the other device
share-continue-here-title = Carry on with your story
share-continue-here-lead = This link leads to a story that was begun on another device.
share-continue-here-which = Another story was begun on this device. Which one do you want here?
# Its link follows on a line of its own
share-continue-here-kept = Both are kept. You find the other one again on the page “Share your story”, and by its own private link:
share-continue-here-trust = Do this only on a device that you trust: whoever uses it next can read your answers. You can clear it when you are done.
share-continue-here = Carry on here
share-continue-here-stay = Stay with the story on this device

## Recording a sound, a film or a photo. $way is one of these three.

share-record-title =
    { $way ->
        [sound] Record a sound
        [film] Record a film
       *[photo] Take a photo of something you made
    }
share-record-back = Back to your files
# $longest is "10 minutes"
share-record-lead =
    { $way ->
        [sound] Tell it, sing it, or let us hear a place. It can be up to { $longest } long. You can listen to it before you keep it.
        [film] Show us a place, or tell us about it. It can be up to { $longest } long. You can watch it before you keep it.
       *[photo] It could be a drawing, a painting or a model. Lay it flat, in good light. You can straighten the photo afterwards.
    }
share-record-cannot = This browser cannot record on this page. Your own recorder can do it instead.
share-record-questions = Do you want a question to start from?
share-record-question-give = Give me a question to start from
share-record-question-none = No question
# Three names for who cannot see what is there
share-record-picture = What your camera sees
share-record-photo-taken = The photo that you took
share-record-recording = Your recording
share-record-asking = Waiting for your answer…
# $clock is "0:07", $longest "10 minutes"
share-record-so-far = <span class="visually-hidden">Recorded so far: </span><span data-part="clock">{ $clock }</span> <span class="record-most">of { $longest }</span>
# What the browser will ask, and what its button says
share-record-allow =
    { $way ->
        [sound] Your browser asks whether we may use your microphone. Choose “Allow”. Nothing is recorded yet.
        [film] Your browser asks whether we may use your camera and microphone. Choose “Allow”. Nothing is recorded yet.
       *[photo] Your browser asks whether we may use your camera. Choose “Allow”. Nothing is recorded yet.
    }
share-record-open =
    { $way ->
        [sound] Use my microphone
       *[other] Use my camera
    }
share-record-shoot = Take the photo
share-record-start = Start recording
share-record-stop = Stop
share-record-turn = Use the other camera
share-record-microphone = Microphone
share-record-review =
    { $way ->
        [sound] Listen back
       *[film] Watch it
    }
share-record-keep = Keep this recording
share-record-again = Record again
share-record-again-sure = If you record again, this one is gone.
share-record-again-yes = Yes, record again
share-record-again-no = No, go back to it
share-record-photo-keep = Use this photo
share-record-photo-again = Take it again
share-record-keeping = Putting it away safely
# Names a bar, for who cannot see it
share-record-percent = Percent that has arrived
share-record-lost = You can save it on this device, so that it is not lost.
share-record-save = Save it on this device
share-record-photo-arrived = Your photo has arrived
share-record-photo-crooked = If it is crooked, you can straighten it now. You can also do that later.
share-record-photo-straighten = Straighten this photo
share-record-photo-go-on = Go on with your story
share-record-photo-another = Take another photo
share-record-own =
    { $way ->
        [sound] Use your own recorder
       *[other] Use your own camera app
    }
share-record-own-label =
    { $way ->
        [sound] Record a sound, or choose one
        [film] Make a film, or choose one
       *[photo] Take a photo, or choose one
    }
share-record-own-hint =
    { $way ->
        [sound] On a phone this opens its recorder. Then send what you made.
       *[other] On a phone this opens its camera. Then send what you made.
    }
share-record-own-send = Send it

# A recording that broke off. $length is "20 seconds" or "2 minutes".
share-record-unfinished-title = You were in the middle of something
share-record-unfinished =
    { $recording ->
        [sound] You were recording a sound.
        [film] You were recording a film.
       *[artwork] You were taking a photo.
    } { $arrived ->
        [nothing] Nothing of it has arrived yet.
        [part] Part of it has arrived.
       *[length] About { $length } of it has arrived.
    }
share-record-unfinished-keep = Keep it<span class="visually-hidden"> { $name }</span>

## Straightening a photo

share-straighten-title = Straighten your photo
share-straighten-away = You can turn your photo here. To move its corners, you need the device that sent it, with scripts allowed. We show your photo to nobody before a curator has looked, so only that device has a copy.
share-straighten-lead = Drag each ring to a corner of your drawing. You see at once what comes out.
# What a picture is, for who cannot see it
share-straighten-photo = Your photo, with four corners to move
share-straighten-result = What comes out
share-straighten-keys = With a keyboard: go to a ring and press the arrow keys. Hold Shift for bigger steps.
# Over the four corners to choose from, and arrows that move the one that is chosen
share-straighten-move = Move a corner
share-straighten-corner =
    { $corner ->
        [top-left] Top left
        [top-right] Top right
        [bottom-right] Bottom right
       *[bottom-left] Bottom left
    }
# The same corner where no heading says what it is
share-straighten-corner-named =
    { $corner ->
        [top-left] Top left corner
        [top-right] Top right corner
        [bottom-right] Bottom right corner
       *[bottom-left] Bottom left corner
    }
share-straighten-up = Up
share-straighten-left = Left
share-straighten-right = Right
share-straighten-down = Down
share-straighten-turn = Turn it
share-straighten-turn-left = Turn left
share-straighten-turn-right = Turn right
share-straighten-start-again = Start again
share-straighten-corners-stay = Its corners stay as you set them.
share-straighten-turn-question = Which way should it be turned?
share-straighten-turned =
    { $degrees ->
        [0] Leave it as it is
        [90] A quarter turn to the right
        [180] Upside down
       *[270] A quarter turn to the left
    }
share-straighten-original = The file that you sent stays as it is. Only what visitors see is straightened.
share-straighten-keep = Keep this
share-straighten-as-it-came = Show it as I took it
share-straighten-fault =
    { $fault ->
        [outside] Keep the four corners inside your photo.
        [crossed] The corners are crossed or in a line. Move each ring to its own corner of the drawing.
       *[small] The corners are too close together. Move each ring to its own corner of the drawing.
    }
share-straighten-no-photo = There is no photo of yours at this address.
