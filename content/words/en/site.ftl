### What stands on every page: the head, the links at its foot, fields of forms.

site-name = { -archive }
site-go-home = Go to the home page
site-skip = Skip to the main content
site-feed = New stories
# Before the title of a page whose form has a problem
site-title-error = Error:
site-main-links = Main
site-find = Find a story
site-about = About
site-my-story = My story
site-share = Share your story
site-belong = Stories belong to the people who tell them.
site-contact = To ask something, or to have a story taken down: { $contact }
site-foot-links = About this archive
site-programme = About the programme
site-foot-my-story = My story: change it or take it back
site-looked-after = How stories are looked after
site-hide = Ask us to hide a story you are in
site-accessibility = Accessibility statement
site-foot-feed = New stories as a feed
site-curators = For curators
site-more = More stories
site-newer = Newer stories
site-newest = Newest stories
site-older = Older stories
site-problem = There is a problem
# Read out before the sentence on what is wrong with a field
site-field-error = Error:
site-day = Day
site-month = Month
site-year = Year
site-back = Back
