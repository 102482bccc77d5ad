### The checklist on a curator's page for a story. Each line has a label, which is true once it is met, and a remedy,
### which says what would meet it.

checklist-prepared = Every file has been prepared
checklist-prepared-remedy = Wait until every file has been prepared.
checklist-something-to-show = There is something to show
checklist-something-to-show-remedy = None of the files could be prepared, so there is nothing to show. Ask the storyteller for another file, or decline it with a kind reason.
checklist-consent = The storyteller agreed to at least one use
checklist-consent-remedy = The storyteller has agreed to no use. They can change that on their private link; until then it shows nowhere.
# $age: "adult", "teen" or "child"
checklist-guardian =
    { $age ->
        [adult] The storyteller is an adult
       *[other] A parent or guardian agreed
    }
checklist-guardian-remedy = The storyteller is under 18 and no parent or guardian has agreed yet. Ask for it, and wait for the answer.
# $people: how many people can be recognised
checklist-others =
    { $people ->
        [0] The storyteller says that nobody else can be recognised
       *[other] Everyone who can be recognised has agreed
    }
# $unsure: how many of them have not agreed; nobody reads this where all have
checklist-others-remedy =
    { $unsure ->
        [one] One person in this story has not agreed to be shown. Ask the storyteller, or ask for a version without them.
       *[other] { $unsure } people in this story have not agreed to be shown. Ask the storyteller, or ask for a version without them.
    }
checklist-rights = It is their own work, or shared with permission
checklist-rights-remedy = The storyteller is not sure whose work this is. Ask them before you publish it.
checklist-concern = Nobody who is in it has asked us to hide it
checklist-concern-remedy = Someone who may be in this story asked us to hide it. Settle their request first.
checklist-alt-text = Every picture has a description or is marked as decorative
checklist-alt-text-remedy =
    { $pictures ->
        [one] Describe the picture that has no words yet, or mark it as decorative.
       *[other] Describe the { $pictures } pictures that have no words yet, or mark it as decorative.
    }
checklist-page-alts = Every page of a booklet has words, or those for the whole are enough for it
checklist-page-alts-remedy = Say what each page shows, or tick that the description of the whole booklet is enough.
checklist-captions = Every film with sound has checked captions, or a reason why it needs none
checklist-captions-remedy = Add captions to the film and read them through, or write why it needs none.
checklist-transcript = Every sound has a transcript, or a reason why it needs none
checklist-transcript-remedy = Write down what is said in the sound, or write why it needs no transcript.

## What a curator ticks, since only a person can judge it.

checklist-private-details = No address, phone number or other private detail can be read, seen or heard
checklist-private-details-remedy = Look for addresses, phone numbers, car plates and the like. Tick this once you are sure.
checklist-sensitive = Hard subjects are marked, so that visitors are told before they open it
checklist-sensitive-remedy = Look whether it speaks of something hard. Mark it, or not, and tick this.
checklist-film-described = The film can be followed without seeing it, or is described
checklist-film-described-remedy = Listen to the film without looking. Add a description where that is not enough, and tick this.
