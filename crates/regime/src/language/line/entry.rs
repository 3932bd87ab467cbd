//! When an instrument enters into force: ways, conditions and requirements.

use crate::language::{
    ast::{Anchor, Condition, Deemed, Entry, Moment, Requirement, Timing, Way, Weight},
    lex::Kind,
    line::{Failure, LineParser},
};

/// How many alternatives a clause may have.
const MOST_WAYS: usize = 8;

impl LineParser<'_> {
    /// When an instrument enters into force: one way or several, of which the earliest counts.
    pub fn entry(&mut self) -> Result<Entry, Failure> {
        let mut ways = vec![];
        loop {
            let timing = self.timing()?;
            let mut comma = self.mark(',');
            let mut floor = None;
            if self.phrase("but not before") {
                floor = Some(self.moment()?);
                comma = self.mark(',');
            }
            ways.push(Way { timing, floor });
            if !self.phrase("or") {
                return match comma {
                    true => Err(self.expected("'but not before', 'of which', 'carrying', 'and' or 'or'")),
                    false => Ok(Entry { ways }),
                };
            }
            if ways.len() == MOST_WAYS {
                return Err(self.expected("at most eight alternatives"));
            }
        }
    }

    fn timing(&mut self) -> Result<Timing, Failure> {
        let steps = self.steps()?;
        if steps.is_empty()
            && let Some(day) = self.date()
        {
            if !self.phrase("if") {
                return Ok(Timing::After(steps, Condition::Reached(Anchor::On(day))));
            }
            let condition = self.condition()?;
            self.mark(',');
            self.expect("else")?;
            let mut otherwise = vec![];
            while let Some(step) = self.period()? {
                otherwise.push(step);
                if self.phrase("later") {
                    return Ok(Timing::OnDateIf(day, condition, otherwise));
                }
                self.expect("after")?;
            }
            return Err(self.expected("a period, such as '90 days later'"));
        }
        if self.phrase("own deposit") {
            return Ok(Timing::Individually(steps));
        }
        Ok(Timing::After(steps, self.condition()?))
    }

    fn condition(&mut self) -> Result<Condition, Failure> {
        let deemed = if self.phrase("acceptance on") {
            Some(Deemed::On(self.expect_date()?))
        } else if self.phrase("acceptance at the end of") {
            let steps = self.steps_or_none()?;
            if steps.is_empty() {
                return Err(self.expected("a period, such as '12 months after adoption'"));
            }
            Some(Deemed::AtEndOf(Moment { steps, anchor: self.anchor()? }))
        } else {
            None
        };
        if let Some(deemed) = deemed {
            self.expect("unless")?;
            let mut unless = vec![self.requirement("objections")?];
            while self.more_objections() {
                unless.push(self.requirement("objections")?);
            }
            return Ok(Condition::NoObjection(deemed, unless));
        }
        if self.anchor_follows() {
            return self.anchor().map(Condition::Reached);
        }
        let mut all = vec![self.requirement("deposits")?];
        // A comma also introduces the floor, which is not ours to read.
        while self.comma_before(&["of which", "carrying", "and"]) {
            all.push(if self.phrase("of which") {
                let n = self.expect_number()?;
                self.expect("by")?;
                Requirement::OfWhich(n, self.set()?)
            } else {
                self.phrase("and");
                self.requirement("deposits")?
            });
        }
        Ok(Condition::Deposits(all))
    }

    /// Reads the `or` before another number of objections; what comes after another `or` is another way.
    fn more_objections(&mut self) -> bool {
        let comma = usize::from(self.peek(0).is_some_and(|t| t.kind == Kind::Mark(',')));
        let word = |p: &Self, ahead: usize| p.peek(comma + ahead).map(|t| p.text(t)).unwrap_or_default();
        let objections = |word: &str| matches!(word, "objection" | "objections" | "carrying");
        let here = word(self, 0).eq_ignore_ascii_case("or")
            && (objections(word(self, 1)) || objections(word(self, 2)));
        if here {
            (0..=comma).for_each(|_| self.forward());
        }
        here
    }

    fn comma_before(&mut self, phrases: &[&str]) -> bool {
        let comma = self.mark(',');
        if phrases.iter().any(|p| self.at(p)) {
            return true;
        }
        if comma {
            self.back();
        }
        false
    }

    fn requirement(&mut self, noun: &str) -> Result<Requirement, Failure> {
        if self.phrase("carrying") || self.phrase(&format!("{noun} carrying")) {
            let weight = self.weight()?;
            self.expect("of")?;
            let attribute = self.attribute()?;
            let of = if self.phrase("of") { Some(self.set()?) } else { None };
            return Ok(Requirement::Carrying(weight, attribute, of));
        }
        if let Some(n) = self.number() {
            let one = noun.trim_end_matches('s');
            if !self.phrase(one) {
                self.expect(noun)?;
            }
            let by = if self.phrase("by") { Some(self.set()?) } else { None };
            return Ok(Requirement::Number(n, by));
        }
        if !self.phrase(noun) {
            return Err(self.expected_one_of(
                &format!("what must have happened, such as '21 {noun}'"),
                &[noun],
                &format!("write '21 {noun}', '{noun} by two thirds of SET', '{noun} by all of SET' or '{noun} carrying 55% of ATTRIBUTE'"),
            ));
        }
        self.expect("by")?;
        if self.phrase("all of") || self.phrase("all") {
            return Ok(Requirement::AllOf(self.set()?));
        }
        if let Some(share) = self.share_if_any()? {
            self.expect("of")?;
            if self.phrase("the number of") {
                return Ok(Requirement::ShareOfNumber(share, self.set()?));
            }
            return Ok(Requirement::ShareOf(share, self.set()?));
        }
        let named = self.set()?;
        self.expect("and").map_err(|_| self.expected("'and 40 others', or 'all of' before the set"))?;
        let others = self.expect_number()?;
        self.expect("others")?;
        Ok(Requirement::AllAndOthers(named, others))
    }

    /// A part of a weight, or an amount of it.
    fn weight(&mut self) -> Result<Weight, Failure> {
        const WHAT: &str = "a share or an amount, such as '55%', 'half' or '400000'";
        if let Some(share) = self.share_if_any()? {
            return Ok(Weight::Share(share));
        }
        let Some(amount) = self.peek(0).and_then(|t| millionths(self.text(t))) else {
            return Err(self.expected(WHAT));
        };
        self.forward();
        let grouped = self.peek(0).is_some_and(|t| t.kind == Kind::Mark(','));
        if grouped {
            return Err(self.expected("'of' (write the number without commas: 400000)"));
        }
        Ok(Weight::Amount(amount))
    }
}

/// A decimal number with at most six decimals, in millionths.
pub(super) fn millionths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 6 {
        return None;
    }
    let part: u64 = format!("{part:0<6}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(part)
}
