//! Periods, days and shares.

use crate::language::{
    ast::{Anchor, Moment, Share, Step, Validity, YearDay},
    line::{Failure, LineParser},
};
use crate::{
    Day,
    language::say::{MONTHS, ORDINALS, SHARES},
};

impl LineParser<'_> {
    /// `on`, or one or more periods each followed by `after`.
    pub fn steps(&mut self) -> Result<Vec<Step>, Failure> {
        let steps = self.steps_or_none()?;
        if steps.is_empty() {
            self.expect("on").map_err(|_| self.expected("'on', or a period such as '30 days after'"))?;
        }
        Ok(steps)
    }

    pub fn steps_or_none(&mut self) -> Result<Vec<Step>, Failure> {
        let mut steps = vec![];
        while let Some(step) = self.period()? {
            if !matches!(step, Step::FirstOfMonth(_)) {
                self.expect("after")?;
            }
            steps.push(step);
            if steps.len() > 8 {
                return Err(self.expected("at most eight steps"));
            }
        }
        Ok(steps)
    }

    /// `30 days`, or `first day of the sixth month after the month of`.
    pub fn period(&mut self) -> Result<Option<Step>, Failure> {
        if self.phrase("on the first day of the")
            || self.phrase("the first day of the")
            || self.phrase("first day of the")
        {
            let k = if self.at("month") { 1 } else { self.ordinal()? };
            self.expect("month after")?;
            self.phrase("the month of");
            return Ok(Some(Step::FirstOfMonth(k)));
        }
        let counts_time = self
            .peek(1)
            .is_some_and(|t| ["day", "days", "month", "months", "year", "years"].contains(&self.text(t)));
        if !counts_time {
            // A number before a word before `after` can only be a period whose unit is misspelt.
            let numbered = self.peek(0).is_some_and(|t| self.text(t).bytes().all(|b| b.is_ascii_digit()));
            if numbered && self.peek(2).is_some_and(|t| matches!(self.text(t), "after" | "later")) {
                self.forward();
                return Err(self.expected_one_of("days, months or years", &["days", "months", "years"], ""));
            }
            return Ok(None);
        }
        let Some(n) = self.number() else { return Ok(None) };
        Ok(Some(if self.phrase("days") || self.phrase("day") {
            Step::Days(n)
        } else if self.phrase("months") || self.phrase("month") {
            Step::Months(n)
        } else {
            let _ = self.phrase("years") || self.phrase("year");
            Step::Years(n)
        }))
    }

    /// A day counted from another: `3 years after adoption`, `2013-01-01`.
    pub fn moment(&mut self) -> Result<Moment, Failure> {
        Ok(Moment { steps: self.steps_or_none()?, anchor: self.anchor()? })
    }

    /// The days within which a rule counts: `from 2013-01-01 until 2022-10-01`; always, if nothing is said.
    pub fn validity(&mut self) -> Result<Validity, Failure> {
        let from = if self.phrase("from") { Some(self.expect_date()?) } else { None };
        let until = if self.phrase("until") { Some(self.expect_date()?) } else { None };
        if let (Some(begin), Some(end)) = (from, until)
            && end <= begin
        {
            self.back();
            return Err(self.expected(&format!("a day after {begin}")));
        }
        Ok(Validity { from, until })
    }

    /// A day that comes every year: `30 June`.
    pub fn year_day(&mut self) -> Result<YearDay, Failure> {
        const WHAT: &str = "a day of the year, such as 30 June";
        let Some(day) = self.number() else { return Err(self.expected(WHAT)) };
        for (month, name) in (1..).zip(MONTHS) {
            if self.phrase(name) {
                let day = i8::try_from(day).ok().filter(|day| Day::new(2001, month, *day).is_some());
                let wrong = |p: &mut Self| {
                    p.back();
                    p.back();
                    p.expected("a day that there is in every year")
                };
                return day.map(|day| YearDay { month, day }).ok_or_else(|| wrong(self));
            }
        }
        Err(self.expected_one_of("the name of a month", &MONTHS, ""))
    }

    fn ordinal(&mut self) -> Result<u32, Failure> {
        for (n, word) in (1..).zip(ORDINALS) {
            if self.phrase(word) {
                return Ok(n);
            }
        }
        Err(self.expected_one_of("an ordinal from first to twelfth", &ORDINALS, ""))
    }

    pub fn anchor(&mut self) -> Result<Anchor, Failure> {
        if let Some(day) = self.date() {
            return Ok(Anchor::On(day));
        }
        if self.phrase("opening") {
            return Ok(Anchor::Opening);
        }
        if self.phrase("adoption") {
            return Ok(Anchor::Adoption);
        }
        if self.phrase("entry into force of") {
            return Ok(Anchor::EntryIntoForceOf(self.name("the id of an instrument")?));
        }
        if self.enters_into_force_follows() {
            let name = self.name("the id of an instrument")?;
            self.expect("enters into force")?;
            return Ok(Anchor::EntryIntoForceOf(name));
        }
        Err(self.expected("a date, 'opening', 'adoption' or 'entry into force of ...'"))
    }

    pub fn anchor_follows(&self) -> bool {
        self.at("opening")
            || self.at("adoption")
            || self.at("entry into force of")
            || self.enters_into_force_follows()
            || self.peek(0).is_some_and(|t| Day::parse(self.text(t)).is_some())
    }

    /// `cppnm-amendment enters into force`, as one says it after `5 years after`.
    fn enters_into_force_follows(&self) -> bool {
        let words = ["enters", "into", "force"];
        (1..).zip(words).all(|(at, word)| self.peek(at).is_some_and(|t| self.text(t) == word))
    }

    pub fn share(&mut self) -> Result<Share, Failure> {
        match self.share_if_any()? {
            Some(share) => Ok(share),
            None => Err(self.expected("a share, such as 'two thirds', 'a majority' or '55%'")),
        }
    }

    pub fn share_if_any(&mut self) -> Result<Option<Share>, Failure> {
        if self.phrase("more than") {
            return self.share().map(|share| Some(Share { more_than: true, ..share }));
        }
        for (words, numerator, denominator, more_than) in SHARES {
            if self.phrase(words) {
                return Ok(Some(Share { numerator, denominator, more_than }));
            }
        }
        let Some(text) = self.peek(0).map(|t| self.text(t)) else { return Ok(None) };
        let share = if let Some(percent) = text.strip_suffix('%') {
            let (whole, part) = percent.split_once('.').unwrap_or((percent, ""));
            let scale = u32::try_from(part.len()).ok().filter(|n| *n <= 4).map(|n| 10u32.pow(n));
            let numerator = format!("{whole}{part}").parse::<u32>().ok();
            numerator.zip(scale).map(|(n, s)| (n, 100 * s))
        } else if let Some((n, d)) = text.split_once('/') {
            n.parse::<u32>().ok().zip(d.parse::<u32>().ok())
        } else {
            return Ok(None);
        };
        match share.filter(|(n, d)| *d > 0 && n <= d && *d <= 1_000_000) {
            Some((numerator, denominator)) => {
                self.forward();
                Ok(Some(Share { numerator, denominator, more_than: false }))
            }
            None => Err(self.expected("a share between 0 and 1, such as 55% or 2/3")),
        }
    }
}
