### Times and lengths, wherever they are said.

time-under-a-second = under a second
time-under-a-minute = less than a minute
time-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
time-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
time-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
time-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
time-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
time-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
time-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
# $time is one of the above: "3 hours ago"
time-ago = { $time } ago
# "22 November 2026 at 14:05"
time-day-and-clock = { $day } at { $clock }

# What is wrong with a day that was typed; it goes on after the day's own name: "The date to start must be a real date."
day-fault-not-real = must be a real date.
day-fault-short-year = must have a year of 4 numbers, such as 2027.
day-fault-missing-day = must include a day.
day-fault-missing-month = must include a month.
day-fault-missing-year = must include a year.
day-fault-missing-day-month = must include a day and a month.
day-fault-missing-day-year = must include a day and a year.
day-fault-missing-month-year = must include a month and a year.
