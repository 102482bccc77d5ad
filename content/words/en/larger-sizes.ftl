# A film that can be looked at in its smallest size, while the larger ones are made.

# What a curator reads under it. $percent is how far the larger sizes are.
larger-sizes-due = You can watch this film and decide now. We are still making its larger sizes: { $percent } of 100. If you publish it before they are ready, visitors see this small size until then.
larger-sizes-failed = We could not make the larger sizes of this film. Visitors see this small size.
# What the storyteller reads beside the file.
larger-sizes-own = Ready to watch. We are still making larger sizes of it.
