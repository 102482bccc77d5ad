### What stands in place of a page that cannot be shown, and why.

# $status is the status of the answer (RFC 9110)
errors-heading =
    { $status ->
        [400] We could not read that
        [401] This screen is not paired
        [403] That is not allowed from here
        [404] Page not found
        [408] That took too long
        [409] Someone else got there first
        [410] This story has been taken back
        [413] That is too large
        [421] The archive is at another address
        [422] There is a problem
        [429] Please wait a while
        [503] Please try again in a little while
        [507] The archive is full for now
       *[other] Something went wrong
    }
errors-no-page = There is no page at this address. It may have moved, or the address may have a slip in it.
errors-too-much = That is more than this form can take. Make it shorter and send it again.
errors-unreadable = We could not read what was sent. Go back, reload the page and try again.
errors-store-away = The archive cannot reach its store just now. Nothing is lost. Try again in a minute.
errors-our-side = Something went wrong on our side. Nothing is lost. Try again in a minute.
errors-form-unreadable = Part of this form could not be read. Go back, reload the page and try again.
errors-json-unreadable = What was sent could not be read.
errors-other-site = This request did not come from one of our own pages. Go back, reload the page and try again.
errors-other-host = This server answers for { $address } alone. Go there. If you look after the archive: a proxy before it must pass on Host as it was asked for, and OTHER_ADDRESSES can name more addresses.
errors-slow-form = What you sent took too long to arrive, and nothing of it was saved. Go back and try again, where the line is better if you can.
errors-slow = The archive is slow to answer just now. Nothing is lost. Try again in a minute.
errors-changed-meanwhile = This has changed since you saw it. Nothing of yours was saved. Go back, reload the page and look at it again.
errors-no-list-page = This page of the list could not be found. Go back to the start of the list.
errors-gone-about = Stories belong to the people who tell them. If you have a copy of this one, please think of them before you pass it on.
errors-gone-others = See the stories that are here
