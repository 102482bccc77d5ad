### What shows where, for curators: the very lists that the website, the screens and the export read.

shows-records = Records
shows-title = What shows where
shows-places = Places where stories show
shows-table = Stories that show here now, the newest first
shows-story = Story
shows-named = Named as
shows-neighbourhood = Neighbourhood
shows-published = Published
shows-sample = Sample
shows-nothing = Nothing shows here now.
