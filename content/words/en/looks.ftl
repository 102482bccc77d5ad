### Every look that a curator took at what is kept back of a story.

looks-words = Contacts and original files are kept back. Every look at one is on record, and nobody can change that record.
looks-none = Nobody has looked at anything of this story that is kept back.
