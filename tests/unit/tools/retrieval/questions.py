"""Twenty short documents of a shop, and twenty questions with the one that answers each."""

from __future__ import annotations

DOCUMENTS = {
    "returns.md": "# Returns\n\n"
    "Unused goods can be sent back within 30 days. The money is refunded to the card they "
    "were paid with. Postage for returning an item is free.",
    "delivery.md": "# Delivery times\n\n"
    "Parcels inside the country arrive after two working days. Abroad it takes five to "
    "nine days. Islands may need longer in winter.",
    "opening-hours.md": "# Opening hours\n\n"
    "The shop is open Monday to Saturday from nine to six. On Sundays and public holidays "
    "it is closed.",
    "warranty.md": "# Warranty\n\n"
    "Every electric tool has a warranty of three years. It does not cover batteries or "
    "damage caused by water.",
    "payment.md": "# Payment\n\n"
    "We accept cards, bank transfer and invoices for companies. Cheques are not accepted.",
    "bicycle-care.md": "# Bicycle care\n\n"
    "Oil the chain every 200 kilometres. Check the tyre pressure once a month; road tyres "
    "need 7 bar.",
    "coffee-machine.md": "# Coffee machine\n\n"
    "Descale it when the orange lamp blinks. Use citric acid, never vinegar, and rinse "
    "twice.",
    "router-setup.md": "# Setting up the router\n\n"
    "The password for the wireless network is printed on the label below the device. Hold "
    "the reset button for ten seconds to begin anew.",
    "printer.md": "# Printer\n\n"
    "If paper jams, open the rear door and pull the sheet out slowly. Error E04 means the "
    "toner cartridge is empty.",
    "holiday-policy.md": "# Holidays of staff\n\n"
    "Employees have 28 days of leave a year. Requests go to the team lead at least three "
    "weeks before.",
    "expenses.md": "# Travel expenses\n\n"
    "Train tickets in second class are reimbursed. Hotels up to 120 euros a night. Hand "
    "in receipts within a month.",
    "fire-drill.md": "# Fire drill\n\n"
    "When the alarm sounds, leave by the nearest stairs and meet at the parking lot. Do "
    "not use the lifts.",
    "backup.md": "# Backups\n\n"
    "Databases are copied every night at two. Copies are kept for ninety days in another "
    "building.",
    "onboarding.md": "# First day\n\n"
    "New colleagues collect their badge at reception and get a laptop from the IT desk on "
    "the second floor.",
    "allergens.md": "# Allergens in the canteen\n\n"
    "The tomato soup contains celery. The chocolate cake contains nuts, eggs and gluten.",
    "parking.md": "# Parking\n\n"
    "Visitors park on level B. The first hour costs nothing, each further hour two euros.",
    "membership.md": "# Membership\n\n"
    "Members get ten percent off and a birthday voucher. It can be cancelled at the end "
    "of every quarter.",
    "paint.md": "# Wall paint\n\n"
    "One litre covers eight square metres. A second coat can be applied after four hours "
    "of drying.",
    "tomatoes.md": "# Growing tomatoes\n\n"
    "Sow in March on the window sill. Plant them outside after the last frost and remove "
    "side shoots weekly.",
    "first-aid.md": "# First aid\n\n"
    "Cool a burn with lukewarm water for ten minutes. The kit hangs beside the kitchen "
    "door.",
}
QUESTIONS = {
    "How many days do I have to return something I bought?": "returns.md",
    "When does a parcel arrive abroad?": "delivery.md",
    "Are you open on Sundays?": "opening-hours.md",
    "Does the warranty cover a dead battery?": "warranty.md",
    "Can I pay by cheque?": "payment.md",
    "What pressure do road tyres need?": "bicycle-care.md",
    "the orange lamp of my coffee machine blinks": "coffee-machine.md",
    "Where do I find the wireless password?": "router-setup.md",
    "What does error E04 mean?": "printer.md",
    "How much annual leave do employees get?": "holiday-policy.md",
    "Which hotels are reimbursed?": "expenses.md",
    "Where do we meet when the fire alarm rings?": "fire-drill.md",
    "How long are backups kept?": "backup.md",
    "Where do I get my laptop and badge?": "onboarding.md",
    "Is there celery in the soup?": "allergens.md",
    "How much is parking for visitors?": "parking.md",
    "How do I cancel my membership?": "membership.md",
    "How many square metres does a litre of paint cover?": "paint.md",
    "When should tomatoes be planted outside?": "tomatoes.md",
    "What do I do with a burn?": "first-aid.md",
}
