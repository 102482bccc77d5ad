### The network of Neighbourhoods for Learning, and what a neighbourhood's page tells of it.

gallery-network-title = The network
gallery-network-lede = In the north west of England, people who live in a place learn together with those who serve it. They call these places Neighbourhoods for Learning.
# The word resilience leads to its page.
gallery-network-resilience = They ask what makes a whole neighbourhood strong, and not only one person in it. <a href="{ $link }">Find out more about resilience</a>.
gallery-network-tours = Watch the video tours below.
gallery-network-telling = They tell stories here
gallery-network-not-yet = No stories here yet
gallery-network-not-yet-words = These neighbourhoods belong to the network too.
gallery-network-documents = Residents document:
# $place is for who cannot see which one it stands beside.
gallery-network-tour = Watch the video tour<span class="visually-hidden"> of { $place }</span>
gallery-network-tour-elsewhere = Watch the video tour<span class="visually-hidden"> of { $place }</span> on { $site }
gallery-network-home = See all neighbourhoods of the network

## Maps that the archive draws

gallery-map-network = A drawn map of the north west coast of England, with the neighbourhoods of the network
gallery-map-place = A drawn map of the north west coast of England, with { $place } on it

## What a neighbourhood's page tells of its enquiry

gallery-place-enquiry = What residents looked at
gallery-place-question = The question
gallery-place-dates = When
gallery-place-took-part = Who took part
gallery-place-outcomes = What was found, and what came of it
gallery-place-tour-elsewhere = Watch the video tour of { $place } on <a href="{ $link }" rel="external">{ $site }</a>
gallery-place-themes = Stories by theme
gallery-place-exhibitions = Where these stories hang
# $name is an exhibition's, $place where it hangs.
gallery-place-exhibition = { $name }, { $place }
gallery-place-exhibition-from = from { $from }
gallery-place-exhibition-from-until = from { $from } until { $until }
gallery-place-not-telling = No stories are told from { $place } here yet.

## What resilience means

gallery-resilience-example = For example
gallery-resilience-example-words = One story from the wall. Who is in it, what do they lean on, and who could mend what is missing?
