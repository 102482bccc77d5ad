### The list of stories that wait for a curator, and what people wait for by law.


## The list of stories

# A state that a story is in, on its tab
curate-tab =
    { $state ->
        [processing] Being prepared
        [changesRequested] Asked for a change
        [published] Published
        [declined] Declined
        [withdrawn] Hidden
       *[inReview] Waiting
    }
# Where no story is in the state
curate-tab-empty =
    { $state ->
        [processing] Nothing is being prepared just now.
        [changesRequested] No storyteller is being asked for a change.
        [published] No story is published yet.
        [declined] No story has been declined.
        [withdrawn] No storyteller has hidden a story.
       *[inReview] Nothing waits. Every story that arrived has been looked at.
    }
# $time is a length, such as “3 days”
curate-tab-since =
    { $state ->
        [processing] Sent, in the works for { $time }
        [changesRequested] Waiting for an answer for { $time }
        [published] Published for { $time }
        [declined] Declined for { $time }
        [withdrawn] Hidden for { $time }
       *[inReview] Waiting for { $time }
    }
curate-queue-title = Stories
curate-queue-looks-after = You look after { $neighbourhoods }.
curate-filter-neighbourhood = Neighbourhood
curate-filter-theme = Theme
curate-filter-kind = Kind
curate-filter-claim = Who looks after it
curate-filter-claimed =
    { $choice ->
        [mine] I do
       *[nobody] Nobody yet
    }
curate-find-about = Find a story
curate-find = Find by reference, title or words
curate-find-hint = A reference as the storyteller reads it out, such as K7QM-2X9D, or a word from the story.
curate-find-button = Find
curate-tabs = Stories by where they stand
curate-filter = Narrow the list
curate-filter-any = Any
curate-filter-show = Show
curate-filter-all = Show all
curate-tag-sample = Sample
curate-tag-taken-down = Taken down
curate-tag-came-back = Changed since you looked
curate-tag-being-erased = Being erased
curate-filter-none = No story here fits.
curate-queue-more-about = More of the list
curate-queue-start = Back to the start
curate-queue-more = More stories
curate-queue-done =
    { $done ->
        [erasing] It is hidden, and the archive is erasing it now. The storyteller’s private link tells them so.
       *[moved] It is moved. The curators of that neighbourhood go on with it.
    }
# $words is what was typed
curate-find-found = Stories with “{ $words }”
curate-find-none = No story here has this reference or these words. Ask for the reference once more, or try another word.
curate-orders = In which order
curate-order =
    { $order ->
        [soonest] Done soonest first
       *[longest] Waiting longest first
    }
# How long a story's words are
curate-queue-keys = <kbd>Alt J</kbd> and <kbd>Alt K</kbd> go down and up the list, <kbd>Enter</kbd> opens a story.
curate-queue-words =
    { $words ->
        [one] { $words } word
       *[other] { $words } words
    }
curate-queue-minutes =
    { $minutes ->
        [one] About { $minutes } minute
       *[other] About { $minutes } minutes
    }
# $things is a list, such as “a transcript and hard subjects”
curate-queue-missing = Still to do: { $things }
curate-queue-failed =
    { $files ->
        [one] { $files } file could not be taken
       *[other] { $files } files could not be taken
    }

## Several stories at once: what is set is the same for all of them

curate-several-title = Several stories at once
# Comes before the story's title, for people who cannot see which row the box stands in
curate-several-choose = Choose<span class="visually-hidden"> “<bdi>{ $title }</bdi>”</span>
curate-several-go = Set for the chosen stories
curate-several-lead = What you set here is set for each of these stories. Everything else stays as it is. Looking at each of them, and deciding, stays on its own page.
curate-several-stories =
    { $stories ->
        [one] { $stories } story
       *[other] { $stories } stories
    }
curate-several-none = No story is chosen. Go back to the list and tick those that you mean.
curate-several-waits-no-more = “{ $title }” does not wait any more, so it is left out.
curate-several-unknown =
    { $stories ->
        [one] One of the chosen stories is not here.
       *[other] { $stories } of the chosen stories are not here.
    }
# Stands at a theme or a hard subject
curate-several-have =
    { $stories ->
        [one] { $have ->
            [0] The story does not have it.
           *[other] The story has it.
        }
       *[other] { $have ->
            [0] None of the { $stories } stories has it.
            [one] 1 of the { $stories } stories has it.
           *[other] { $have } of the { $stories } stories have it.
        }
    }
curate-several-choice =
    { $choice ->
        [add] Add it
        [remove] Take it out
       *[leave] Leave as it is
    }
curate-several-nobody-else = No one else can be recognised
# $have is how many of the stories name other people
curate-several-nobody-else-hint =
    { $have ->
        [0] None of these stories names anyone.
        [one] 1 of these stories names somebody. They are taken off its list, and the storyteller sees that. Where somebody said no, nothing is changed.
       *[other] { $have } of these stories name somebody. They are taken off the lists, and the storytellers see that. Where somebody said no, nothing is changed.
    }
curate-several-save = Set it for all of them
curate-several-nothing-set = Everything is left as it is. Choose at least one thing to set.
curate-several-somebody-answered = Somebody in it has said yes or no. Look at this on the story’s own page.
curate-several-done =
    { $changed ->
        [0] Nothing was changed.
        [one] 1 of { $stories } was changed.
       *[other] { $changed } of { $stories } were changed.
    }
curate-several-undo = Undo for all of these
curate-several-undone =
    { $changed ->
        [0] Nothing was put back.
        [one] 1 of { $stories } is as it was before.
       *[other] { $changed } of { $stories } are as they were before.
    }
curate-several-changed = Changed.
curate-several-as-before = As it was before.
curate-several-same = Nothing to change: it stands so already.
# $why is a sentence
curate-several-refused = Not changed. { $why }
curate-several-moved-on = Not changed, since it has moved on meanwhile:
curate-several-back = Back to the list

## What a story still lacks, in that list

curate-lacks-prepared = files that are still being prepared
curate-lacks-something-to-show = something to show
curate-lacks-consent = a place where it may show
curate-lacks-guardian = a guardian’s yes
curate-lacks-others = the yes of somebody else in it
curate-lacks-rights = whose work it is
curate-lacks-concern = a request to answer
curate-lacks-alt-text = a description
curate-lacks-page-alts = descriptions of pages
curate-lacks-captions = captions
curate-lacks-transcript = a transcript
curate-lacks-private-details = a look for private details
curate-lacks-sensitive = a look for hard subjects
curate-lacks-film-described = what the film shows

## What people wait for by law, above the list

curate-days-overdue =
    { $count ->
        [one] { $count } day overdue
       *[other] { $count } days overdue
    }
curate-days-today = Due today
curate-days-left =
    { $count ->
        [one] { $count } day left
       *[other] { $count } days left
    }
curate-request-asked = asked { $time } ago
curate-request =
    { $kind ->
        [childhood] Someone asked us to hide it. They were a child at the time.
        [concern] Someone who may be in it asked us to hide it.
       *[erasure] The storyteller asked us to erase it.
    }
curate-erasure-next =
    { $state ->
        [stuck] It should be gone by now, and something keeps it. Perhaps the file store is away. Tell whoever runs the archive.
       *[going-on] The archive is erasing it now. There is nothing for you to do.
    }
curate-requests-heading = People are waiting for an answer
curate-back-to-story = The story
curate-story-links = About this story
curate-story-answer-request = Answer a request to hide it
curate-concerns-title = Requests to hide it
curate-contact-title = Reach the storyteller
curate-story-on-behalf = Do something the storyteller asks for
curate-looks-title = Who looked at what is kept back

## Requests to hide a story

curate-concerns-settled = Settled. It is on record.
curate-concerns-all-settled = No request stands in the way now.
curate-concerns-decide = Decide about the story
curate-concerns-back = Back to the story
curate-concerns-about = The story is hidden until you settle this. Nobody needs to prove anything to be heard.
curate-concern-who =
    { $childhood ->
        [yes] They were a child at the time
       *[no] Somebody who may be in it
    }
curate-concern-no-words = They wrote nothing more.
curate-concern-ways = What you can do
curate-concern-put-back = <strong>Put it back</strong>, once you have talked and they no longer mind.
curate-concern-ask-change = <strong>Ask the storyteller for a version without them.</strong> Settle this first, then ask for a change on the story’s own page.
curate-concern-keep-down = <strong>Keep it down.</strong> Settle this, then decline the story with a kind reason.
curate-concern-outcome = What was done?
curate-concern-outcome-hint = One or two sentences for the record. Name nobody.
curate-concern-settle = Settle this request
curate-concerns-none = Nobody waits for an answer about this story.
curate-concerns-settled-before = Settled before
# $asked is such as “22 November 2026 at 14:05, 3 days ago”
curate-concern-asked-before =
    { $childhood ->
        [yes] Somebody who was a child at the time asked on { $asked }.
       *[no] Somebody who may be in it asked on { $asked }.
    }
curate-concern-asked = asked on { $asked }
# “22 November 2026 at 14:05, 3 days ago”
curate-concern-when = { $day }, { $time } ago
curate-concern-settled = { $name } settled it on { $day }:
curate-curator-who-left = A curator who has left
curate-concern-outcome-missing = Write what was done, in a sentence.
curate-too-long = This must have at most { $most } characters.
curate-concern-unknown = There is no such request about this story. Look at the story again.
curate-concern-outcome-name = What was done

## Reaching the storyteller, or whoever asked to hide a story

curate-contact-looked = That you looked is on record. Do not copy it anywhere else.
curate-concern-reach = Show how to reach them
curate-contact-look-hint = Your look goes on record, with your name and the time.
curate-concern-no-contact = They left no way to reach them.
curate-contact-being-erased = The storyteller asked us to erase this story. Nobody looks them up any more.
curate-contact-put-away = Put it away
curate-contact-about = The storyteller left a way to reach them, for questions about this story alone.
curate-contact-ask-first = Try the story’s own page first. You can ask there for a change, and the storyteller reads it on their private link.
curate-contact-use = Use it to check that a caller is the storyteller, or for what cannot wait.
curate-contact-keep = Give it to nobody, and never use it for anything else.
curate-contact-show = Show the contact
curate-contact-none = The storyteller left no way to reach them.
curate-contact-none-ask = You can ask for a change on <a href="{ $link }">the story’s own page</a>. They read it on their private link.
curate-phone = Phone number
curate-guardian = Parent or guardian
curate-guardian-reach = How to reach them
curate-look =
    { $what ->
        [contact] { $name } looked at how to reach the storyteller.
        [concern-contact] { $name } looked at how to reach somebody who asked us to hide it.
       *[original] { $name } downloaded an original file.
    }

## What changed in a text, said to those who cannot see the marks

curate-run-removed = <span class="visually-hidden">[taken out: </span>{ $text }<span class="visually-hidden">]</span>
curate-run-added = <span class="visually-hidden">[new: </span>{ $text }<span class="visually-hidden">]</span>
