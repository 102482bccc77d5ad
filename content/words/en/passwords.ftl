### Choosing a password for an account.

passwords-hint = At least { $least } characters. Three or four words in a row make a good one.
passwords-missing = Enter a password.
passwords-too-short = The password must have at least { $least } characters. Three or four words in a row make a good one.
passwords-too-long = The password must have at most { $most } characters.
passwords-easy-to-guess = That password is easy to guess. Choose three or four words that do not belong together.
