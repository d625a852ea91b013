"""The words of dates in English, as data; what they stand for is said in `phrases_words`."""

from __future__ import annotations

MONTHS = (
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
)

WEEKDAYS = (
    "monday|mon",
    "tuesday|tue|tues",
    "wednesday|wed",
    "thursday|thu|thur|thurs",
    "friday|fri",
    "saturday|sat",
    "sunday|sun",
)

PHRASES = {
    "fill": "on|the|of|in|at|during|date|dated|either",
    "hours": "hrs|hours|h",
    "approx": "around|about|approximately|approx|circa|ca|c|roughly|on or about|on or around|some time around",
    "uncertain": "possibly|probably|perhaps|maybe|presumably|reportedly",
    "since": "since|ever since|starting|starting on|beginning on",
    "from": "from",
    "to": "to|through|thru|into",
    "until": "until|till|up until",
    "throughout": "throughout|all through",
    "between": "between|some time between|sometime between",
    "and": "and",
    "or": "or",
    "by": "by|no later than|not later than|up to|at the latest by|on or before",
    "before": "before|prior to|earlier than",
    "after": "after|following|later than",
    "as_of": "as of|as at",
    "night_to": "overnight into|overnight to|night before|night leading to|night into",
    "part:night": "night|at night|in the night|during the night|night time|nighttime",
    "part:overnight": "overnight",
    "part:early_morning": "early morning|in the early morning|early hours|in the early hours|dawn|at dawn"
    "|small hours|in the small hours",
    "part:morning": "morning|in the morning",
    "part:midday": "noon|at noon|midday|at midday",
    "part:afternoon": "afternoon|in the afternoon",
    "part:evening": "evening|in the evening|late evening|late at night|late night",
    "edge:early": "early",
    "edge:mid": "mid|middle|in the middle of",
    "edge:late": "late|later in|towards the end of|toward the end of",
    "edge:begin": "beginning|start",
    "edge:end": "end",
    "rel:today": "today|earlier today|later today|this day",
    "rel:yesterday": "yesterday",
    "rel:day_before_yesterday": "day before yesterday|the day before yesterday",
    "rel:tomorrow": "tomorrow",
    "rel:last_night": "last night|overnight last night",
    "rel:today part:night": "tonight",
    "rel:today part:morning": "this morning",
    "rel:today part:afternoon": "this afternoon",
    "rel:today part:evening": "this evening",
    "rel:prev_calendar_month": "last month|the previous month|previous month",
    "rel:prev_week": "last week|the previous week|previous week",
    "rel:prev_year": "last year|the previous year|previous year",
    "rel:this_month": "this month",
    "rel:this_week": "this week",
    "rel:this_year": "this year",
    "rel:this_month_so_far": "earlier this month|so far this month",
    "rel:this_week_so_far": "earlier this week|earlier in the week|so far this week",
    "rel:this_year_so_far": "earlier this year|so far this year",
    "rel:weekend": "over the weekend|at the weekend|on the weekend|during the weekend|weekend",
    "rel:recent_days": "recent days|last few days|the last few days|last days|past days|the past days"
    "|in the past days|over the past days|during the past days|for the past days"
    "|in the last days|over the last days|during the last days|for the last days"
    "|past few days|the past few days|in the past few days|over the past few days"
    "|during the past few days|for the past few days|in the last few days"
    "|over the last few days|during the last few days|for the last few days",
    "rel:recent_weeks": "recent weeks|last few weeks|the last few weeks|last weeks|past weeks|the past weeks"
    "|in the past weeks|over the past weeks|during the past weeks|for the past weeks"
    "|in the last weeks|over the last weeks|during the last weeks|for the last weeks"
    "|past few weeks|the past few weeks|in the past few weeks|over the past few weeks"
    "|during the past few weeks|for the past few weeks|in the last few weeks"
    "|over the last few weeks|during the last few weeks|for the last few weeks",
    "rel:recent_months": "recent months|last few months|the last few months|last months|past months"
    "|the past months|in the past months|over the past months|during the past months"
    "|for the past months|in the last months|over the last months|during the last months"
    "|for the last months|past few months|the past few months|in the past few months"
    "|over the past few months|during the past few months|for the past few months"
    "|in the last few months|over the last few months|during the last few months"
    "|for the last few months",
    "past unit:day count:1": "past day|the past day|in the past day|over the past day|during the past day"
    "|for the past day|in the last day|over the last day|during the last day"
    "|for the last day",
    "past unit:week count:1": "past week|the past week|in the past week|over the past week|during the past week"
    "|for the past week|in the last week|over the last week|during the last week"
    "|for the last week",
    "past unit:month count:1": "past month|the past month|in the past month|over the past month"
    "|during the past month|for the past month|in the last month|over the last month|during the last month"
    "|for the last month",
    "past unit:year count:1": "past year|the past year|in the past year|over the past year|during the past year"
    "|for the past year|in the last year|over the last year|during the last year"
    "|for the last year",
    "last": "last",
    "past": "in the past|in the last|over the past|over the last|during the past|during the last|within the past"
    "|within the last|for the past|for the last|the past|past|the last",
    "ago": "ago",
    "earlier": "earlier|before that|previously",
    "count:1 unit:day earlier": "the day before|the previous day|previous day|the day earlier",
    "unit:day": "day|days",
    "unit:week": "week|weeks",
    "unit:month": "month|months",
    "unit:year": "year|years",
    "count:1": "a|an|one",
    "count:2": "two",
    "count:3": "three",
    "count:4": "four",
    "count:5": "five",
    "count:6": "six",
    "count:7": "seven",
    "count:8": "eight",
    "count:9": "nine",
    "count:10": "ten",
    "season:spring": "spring",
    "season:summer": "summer",
    "season:autumn": "autumn|fall",
    "season:winter": "winter",
    "zone:UTC": "utc|gmt|z|zulu",
}
