### Galleries, stories and search, as everybody sees them.

## Who made a story

gallery-credit = By { $name }
gallery-credit-nobody = Shared anonymously
# $makers is a list of names, as they want to be named: "Ann, Bo and Cy".
gallery-makers = Made with { $makers }
