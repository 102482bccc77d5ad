### Finding a story.

search-title = Find a story
search-description = Find a story by its words, or by what is said in it, its theme, neighbourhood or form.
# $words is what somebody typed.
search-found = Stories with “{ $words }”
search-found-nothing = Nothing found for “{ $words }”
search-words = Words in the story
search-send = Search
search-hint = Words are looked for in titles, stories, names and in what is said in films and sounds. Put words in quotes to find them side by side.

## What was found

search-count =
    { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
search-count-with =
    { $count ->
        [one] { $count } story <span class="quiet">with “<bdi>{ $words }</bdi>”</span>
       *[other] { $count } stories <span class="quiet">with “<bdi>{ $words }</bdi>”</span>
    }
search-some = With some of these words
# $words is the same in another spelling.
search-instead = Did you mean <a href="{ $link }"><bdi>{ $words }</bdi></a>?
search-instead-shown = No story has “<bdi>{ $words }</bdi>” in it. These are the nearest.
search-reading = Stories are still being read in. Search again in a moment to find more.
search-best = Best first
search-newest = Newest first
search-order = Order
search-earlier = Page before
search-later = Next page
search-pages = More of what was found
# $time is 1:23, $kind is film or sound.
search-moment =
    { $kind ->
        [film] Watch it from { $time }
       *[sound] Hear it from { $time }
    }

## What can be chosen. $name is the theme or place that is chosen.

search-facets = Choose fewer
search-facets-chosen = Chosen
search-facet =
    { $facet ->
        [theme] Theme
        [neighbourhood] Neighbourhood
        [form] Form
        [year] Year
        [language] Language
       *[exhibition] Exhibition
    }
search-undo = Take off: { $name }
search-undo-all = Take off all
search-choice-count =
    { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
# Somebody's address asks for one that there is not.
search-choice-unknown = Not known here

## Nothing found

search-nothing = Nothing found
search-nothing-try = No story fits with these choices. You could try:
search-nothing-try-with = No story fits “<bdi>{ $words }</bdi>” with these choices. You could try:
search-try-fewer = fewer or simpler words
search-try-spelling = another spelling
search-try-all = all themes, all neighbourhoods and all forms
search-again = Start again with all stories
search-bare = The first one could be <a href="{ $link }">yours</a>.

## While somebody types

search-suggestions = Suggestions
search-suggestions-count =
    { $count ->
        [one] { $count } suggestion. Use the down arrow to reach it.
       *[other] { $count } suggestions. Use the down arrow to reach them.
    }

## At a terminal

search-command-usage = Usage: npm run search -- rebuild
search-command-done = Each server reads all public stories anew with its next search.
