### Galleries, stories and search, as everybody sees them.

## Who made a story

gallery-credit = By { $name }
gallery-credit-nobody = Shared anonymously
# $makers is a list of names, as they want to be named: "Ann, Bo and Cy".
gallery-makers = Made with { $makers }
gallery-nobody-named = Someone who would rather not be named
# Of a story in a feed, where a name must stand.
gallery-anonymous = Anonymous
gallery-sample = Sample story

## The archive's own name and what it is

gallery-archive = { -archive }
gallery-archive-description = An archive of stories that people tell about where they live, in pictures, sound and film.
gallery-feed-subtitle = New stories that people tell about where they live.
gallery-feed-no-address = This archive has no feed: it does not know its own address yet.

## Home

gallery-home-title = Stories from our neighbourhoods, told in pictures, sound, film and words
gallery-home-lede = People draw, record and film what life is like where they live. Come and look, listen and watch, or send in a story of your own.
gallery-home-themes = Themes
gallery-home-newest = New on the wall
gallery-home-all =
    { $count ->
        [one] See all { $count } story
       *[other] See all { $count } stories
    }
gallery-home-bare = The walls are still bare. The first story could be <a href="{ $link }">yours</a>.
gallery-home-places = Neighbourhoods
gallery-home-invitation = Everyone on your street has a story. So do you.
gallery-home-invitation-words = Send a drawing, a voice recording or a film from your phone. You need no account, and you decide how you are named. A person looks at every story before it is shown.

## Lists of stories

gallery-count =
    { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
gallery-count-newest-first =
    { $count ->
        [one] { $count } story, newest first
       *[other] { $count } stories, newest first
    }
gallery-count-none = No stories yet
# Beside a theme or neighbourhood that takes no new stories.
gallery-closed = closed for new stories
gallery-list-ended = There are no more stories on this page. They may have been taken down.
gallery-note = Content note

## Themes

gallery-theme-title = Stories of { $theme }
gallery-theme = Theme
gallery-theme-stories = Stories
gallery-theme-bare = No story hangs here yet. The first one could be <a href="{ $link }">yours</a>.
gallery-theme-others = Other themes
gallery-theme-closed = This theme is closed for new stories. Those that it has stay. <a href="{ $link }">Share a story</a> of another theme.
gallery-theme-unknown = There is no theme at this address. The home page lists them all.

## Neighbourhoods. A tour is a film of a walk through one.

gallery-place-tour = A walk round { $place }
# $note is the film's content note in a line.
gallery-place-tour-note = { $note }. You can open this film on its own page.
gallery-place-no-tour = Nobody has filmed a walk round { $place } yet. If you live here, you could <a href="{ $link }">take us along</a>.
gallery-place-stories = Stories from { $place }
gallery-place-bare = No story from here yet. The first one could be <a href="{ $link }">yours</a>.
gallery-place-closed = { $place } is closed for new stories. Those that it has stay here. <a href="{ $link }">Share a story</a> of another place.
gallery-place-unknown = There is no neighbourhood at this address. The home page lists them all.

## A story

gallery-story-sample = <strong>This is a sample story.</strong> It was made by the archive to show how stories look. The people and events in it are made up.
# A story in a sentence or two for other sites, where it has no words: "Artwork. By Rosa."
gallery-story-in-short = { $works }. { $credit }.
gallery-story-in-short-with-makers = { $works }. { $credit }. { $makers }.
gallery-story-shared-by = Shared by
gallery-story-made-with = Made with
gallery-story-place = Neighbourhood
gallery-story-made-of = Made of
gallery-story-since = Shown since
gallery-story-copying = Copying
gallery-story-hide = Are you in this story? Ask us to hide it
gallery-story-share = Share this story
# On paper, under a printed story.
gallery-story-address = This story is at { $address }
gallery-story-next = Next in { $theme }
# Names nobody, and says nothing of what it was.
gallery-story-gone = A story was here. The person who told it has taken it back.
gallery-story-unknown = There is no story at this address. It may have been taken down.
gallery-file-unknown = There is nothing to see or hear at this address.

## Before a hard story, and after it

gallery-hard-title = Before you open it
gallery-hard-words = Open it when you are ready, or leave it for another day.
gallery-hard-words-with-support = Open it when you are ready, or leave it for another day. If it is close to you, there are <a href="{ $link }">people to turn to</a>.
gallery-hard-show = Show the story
gallery-hard-hide = Hide the story
gallery-support-title = If this touched you
gallery-support-words = You do not have to carry it alone. These people can help.
# Before a telephone number, for who cannot see whose it is.
gallery-support-call = Call { $name }:
gallery-support-danger = If someone is in danger now, call <a href="{ $link }">999</a>.

## A story's works. $work is "Artwork" or "Film, 2 of 3".

gallery-work-numbered = { $work }, { $number } of { $total }
gallery-work-look = Look closer
# What a picture is, for who cannot see it.
gallery-work-look-at = at { $title }, { $work }
gallery-work-look-at-page = at page { $page } of { $title }
gallery-work-pages = { $work }. Scroll sideways to turn the pages.
gallery-work-page-of = Page { $page } of { $pages }
gallery-work-named = { $work }: { $title }
gallery-work-length = { $work }, { $length }
# $waiver says why it needs no transcript, such as "Nobody speaks in it."
gallery-work-waived = { $work }. <span dir="auto">{ $waiver }</span>
gallery-work-length-waived = { $work }, { $length }. <span dir="auto">{ $waiver }</span>
gallery-hearing-said = Read what is said
gallery-hearing-heard = Read what can be heard
# $language is the name of one, such as Welsh.
gallery-hearing-translated = Read it in { $language }
# $named is yes or no.
gallery-hearing-translated-by =
    { $named ->
        [yes] Translated by { $by }, { $day }.
       *[no] Translated, { $day }.
    }
gallery-hearing-seen = Read what can be seen
# $language is "English" or "Arabic".
gallery-chapters = Chapters: { $work }
gallery-captions = { $language } captions
gallery-captions-unnamed = Captions

## What may be done with a story. A licence's own name is Creative Commons'.

gallery-licence-own = © the storyteller. Shown with permission; please do not copy.
gallery-licence-sample = Made up to show what an archive can hold. You may copy and change it.
gallery-licence-sample-deed = Creative Commons Zero 1.0
gallery-licence-cc-by = You may copy and change it, if you say who made it.
gallery-licence-cc-by-deed = Creative Commons Attribution 4.0
gallery-licence-cc-by-nc = You may copy and change it, if you say who made it and do not earn money with it.
gallery-licence-cc-by-nc-deed = Creative Commons Attribution-NonCommercial 4.0
gallery-licence-cc-by-nc-nd = You may copy it as it is, if you say who made it and do not earn money with it.
gallery-licence-cc-by-nc-nd-deed = Creative Commons Attribution-NonCommercial-NoDerivatives 4.0

# $work is what the picture shows
gallery-work-strip-across = { $work }. Scroll sideways to see all of it.
gallery-work-strip-down = { $work }. Scroll down in the picture to see all of it.
