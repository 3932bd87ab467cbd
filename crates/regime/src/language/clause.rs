//! Clauses: entry into force, later parties, denunciation and the rest.

use super::{
    ast::{
        Anchor, Clause, Condition, Entry, ForumClause, Item, Later, LaterThan, Requirement, Reservations,
        Rule, Share, Step, SuccessionFrom, Timing,
    },
    line::{Failure, LineParser},
};
use crate::Day;

/// Ordinals are written out up to twelfth.
pub const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Shares that have a name.
pub const SHARES: [(&str, u32, u32, bool); 7] = [
    ("a majority", 1, 2, true),
    ("half", 1, 2, false),
    ("one third", 1, 3, false),
    ("two thirds", 2, 3, false),
    ("one quarter", 1, 4, false),
    ("three quarters", 3, 4, false),
    ("four fifths", 4, 5, false),
];

/// Where a rule may be written.
const PROVISIONS: [&str; 4] = ["Article", "Rule", "Paragraph", "Section"];

impl LineParser<'_> {
    /// A clause of an instrument or a forum; `None` if the line does not begin like one.
    pub fn clause(&mut self) -> Result<Option<Item>, Failure> {
        let provision = PROVISIONS.into_iter().find(|p| self.phrase(p));
        let article = match provision {
            Some(provision) => Some(format!("{provision} {}", self.run("its number, such as 19(1)")?)),
            None => None,
        };
        if let Some(rule) = self.forum_rule()? {
            return Ok(Some(Item::ForumClause(ForumClause { article, rule })));
        }
        match self.rule()? {
            Some(rule) => Ok(Some(Item::Clause(Clause { article, rule }))),
            None if article.is_some() => {
                const STARTS: [&str; 15] = [
                    "enters into force",
                    "enters",
                    "for later parties",
                    "for parties after entry into force",
                    "denunciation",
                    "succession takes effect",
                    "provisional application",
                    "reservations",
                    "binds",
                    "ends when parties fall below",
                    "in force only while",
                    "meets",
                    "between sessions every",
                    "decides",
                    "quorum",
                ];
                Err(self.expected_one_of("a rule", &STARTS, "a rule begins: enters into force, for later parties, denunciation takes effect, ... (docs/grammar.md has them all)"))
            }
            None => Ok(None),
        }
    }

    fn rule(&mut self) -> Result<Option<Rule>, Failure> {
        Ok(Some(if self.phrase("enters into force") {
            Rule::EntersIntoForce(self.entry()?)
        } else if self.phrase("for later parties") {
            Rule::LaterParties(self.later(LaterThan::Condition)?)
        } else if self.phrase("for parties after entry into force") {
            Rule::LaterParties(self.later(LaterThan::EntryIntoForce)?)
        } else if self.phrase("takes effect") {
            self.expect("on subscription")?;
            Rule::TakesEffectOnSubscription
        } else if self.phrase("binds") {
            let set = self.set()?;
            self.expect("unless they object")?;
            Rule::Binds(set)
        } else if self.phrase("denunciation not allowed") {
            Rule::DenunciationNotAllowed
        } else if self.phrase("denunciation") {
            self.expect("takes effect")?;
            let steps = self.steps()?;
            self.expect("notification")?;
            Rule::DenunciationTakesEffect(steps)
        } else if self.phrase("succession takes effect") {
            Rule::SuccessionTakesEffect(if self.phrase("from independence") {
                SuccessionFrom::Independence
            } else if self.phrase("on notification") {
                SuccessionFrom::Notification
            } else {
                return Err(self.expected("'from independence' or 'on notification'"));
            })
        } else if self.phrase("provisional application") {
            self.expect("on declaration")?;
            Rule::ProvisionalApplication
        } else if self.phrase("reservations") {
            Rule::Reservations(self.reservations()?)
        } else if self.phrase("ends when parties fall below") {
            Rule::EndsBelow(self.expect_number()?)
        } else if self.phrase("in force only while") {
            self.phrase("at least");
            let n = self.expect_number()?;
            self.expect("parties")?;
            Rule::InForceWhile(n)
        } else {
            return Ok(None);
        }))
    }

    fn reservations(&mut self) -> Result<Reservations, Failure> {
        if self.phrase("not allowed") {
            return Ok(Reservations::NotAllowed);
        }
        self.expect("allowed")?;
        if !self.phrase("to") {
            return Ok(Reservations::Allowed);
        }
        let mut articles = vec![];
        loop {
            self.phrase("Article");
            articles.push(self.run("an article's number, such as 17(2)")?);
            if !self.mark(',') {
                return Ok(Reservations::AllowedTo(articles));
            }
        }
    }

    fn later(&mut self, than: LaterThan) -> Result<Later, Failure> {
        let steps = self.steps()?;
        self.expect("own deposit")?;
        Ok(Later { than, steps })
    }

    fn entry(&mut self) -> Result<Entry, Failure> {
        let timing = self.timing()?;
        let mut floor = None;
        let comma = self.mark(',');
        if self.phrase("but not before") {
            floor = Some((self.steps_or_none()?, self.anchor()?));
        } else if comma {
            return Err(self.expected("'but not before', 'of which', 'carrying' or 'and'"));
        }
        Ok(Entry { timing, floor })
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
        Ok(Timing::After(steps, self.condition()?))
    }

    /// `on`, or one or more periods each followed by `after`.
    pub fn steps(&mut self) -> Result<Vec<Step>, Failure> {
        let steps = self.steps_or_none()?;
        if steps.is_empty() {
            self.expect("on").map_err(|_| self.expected("'on', or a period such as '30 days after'"))?;
        }
        Ok(steps)
    }

    fn steps_or_none(&mut self) -> Result<Vec<Step>, Failure> {
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

    fn anchor_follows(&self) -> bool {
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

    fn condition(&mut self) -> Result<Condition, Failure> {
        if self.phrase("acceptance on") {
            let day = self.expect_date()?;
            self.expect("unless")?;
            let mut unless = vec![self.requirement("objections")?];
            while self.mark(',') || self.at("or") {
                self.expect("or")?;
                unless.push(self.requirement("objections")?);
            }
            return Ok(Condition::NoObjection(day, unless));
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
            let share = self.share()?;
            self.expect("of")?;
            let attribute = self.attribute()?;
            let of = if self.phrase("of") { Some(self.set()?) } else { None };
            return Ok(Requirement::Carrying(share, attribute, of));
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
            return Ok(Requirement::ShareOf(share, self.set()?));
        }
        let named = self.set()?;
        self.expect("and").map_err(|_| self.expected("'and 40 others', or 'all of' before the set"))?;
        let others = self.expect_number()?;
        self.expect("others")?;
        Ok(Requirement::AllAndOthers(named, others))
    }

    pub fn share(&mut self) -> Result<Share, Failure> {
        match self.share_if_any()? {
            Some(share) => Ok(share),
            None => Err(self.expected("a share, such as 'two thirds', 'a majority' or '55%'")),
        }
    }

    pub fn share_if_any(&mut self) -> Result<Option<Share>, Failure> {
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
