//! Forums: who belongs, when they meet, how they decide.

use std::fmt::{self, Display, Formatter};

use crate::language::{
    ast::{Among, Cadence, Deadline, ForumRule, Item, Procedure, Step, Terms},
    line::{Failure, LineParser},
    say::{Period, Steps},
};
use crate::proceeding::Level;

impl LineParser<'_> {
    /// A line of a forum that is no clause; `None` if the line does not begin like one.
    pub fn forum_item(&mut self) -> Result<Option<Item>, Failure> {
        Ok(Some(if self.phrase("under") {
            Item::Under(self.name("the id of an instrument")?)
        } else if self.phrase("convened by") {
            Item::ConvenedBy(self.names("an actor's id, such as IAEA")?)
        } else if self.phrase("level") {
            Item::Level(self.level()?)
        } else if self.phrase("established") {
            Item::Established(self.expect_date()?)
        } else if self.phrase("ended") {
            Item::Ended(self.expect_date()?)
        } else if self.phrase("prepares") {
            Item::Prepares(self.name("the id of a forum")?)
        } else if self.phrase("credentials") {
            self.expect("required")?;
            Item::CredentialsRequired
        } else if self.phrase("made at") {
            Item::MadeAt(self.name("the id of a session")?)
        } else {
            return Ok(None);
        }))
    }

    /// A level of representation.
    pub fn level(&mut self) -> Result<Level, Failure> {
        for level in Level::ALL {
            if self.phrase(level.word()) {
                return Ok(*level);
            }
        }
        let words: Vec<&str> = Level::ALL.iter().map(|l| l.word()).collect();
        Err(self.expected_one_of("a level: head, minister or other", &words, ""))
    }

    /// How an element is to be done, as far as that is said.
    pub fn terms(&mut self) -> Result<Terms, Failure> {
        let together = self.phrase("together");
        let due = self.deadline()?;
        let comma = self.mark(',');
        if !self.phrase("when") {
            return match comma {
                true => Err(self.expected("'when' and what is then in force")),
                false => Ok(Terms { together, due, when: None }),
            };
        }
        let when = self.name("the id of an instrument")?;
        self.expect("is in force")?;
        Ok(Terms { together, due, when: Some(when) })
    }

    fn deadline(&mut self) -> Result<Option<Deadline>, Failure> {
        if self.phrase("by") {
            return Ok(Some(Deadline::By(self.expect_date()?)));
        }
        if self.phrase("every") {
            return Ok(Some(Deadline::Every(self.interval()?)));
        }
        Ok(None)
    }

    /// A rule of a forum; `None` if the line does not begin like one.
    pub fn forum_rule(&mut self) -> Result<Option<ForumRule>, Failure> {
        Ok(Some(if self.phrase("meets again") {
            ForumRule::MeetsAgain(self.cadence()?)
        } else if self.phrase("meets") {
            ForumRule::Meets(self.cadence()?)
        } else if self.phrase("between sessions") {
            self.expect("every")?;
            let every = self.interval()?;
            ForumRule::BetweenSessions(every, self.title()?)
        } else if self.phrase("decides") {
            let subject = if self.phrase("on") { Some(self.name("a subject")?) } else { None };
            ForumRule::Decides(subject, self.procedure()?)
        } else if self.phrase("quorum") {
            let share = self.share()?;
            self.expect("of members")?;
            ForumRule::Quorum(share)
        } else if self.phrase("convened at least") {
            let ahead = self.interval()?;
            self.expect("ahead")?;
            ForumRule::Notice(ahead)
        } else {
            return Ok(None);
        }))
    }

    fn cadence(&mut self) -> Result<Cadence, Failure> {
        if self.phrase("every") {
            return Ok(Cadence::Every(self.interval()?));
        }
        if self.phrase("when") {
            let share = self.share()?;
            self.expect("of members request it")?;
            if !self.mark(',') {
                return Ok(Cadence::OnRequest(share, None));
            }
            self.expect("not before")?;
            let steps = self.steps()?;
            self.expect("the last session")?;
            return Ok(Cadence::OnRequest(share, Some(steps)));
        }
        Ok(Cadence::After(self.steps()?, self.anchor()?))
    }

    /// `year`, `2 years`, `6 months`.
    pub fn interval(&mut self) -> Result<Step, Failure> {
        let units: [(&str, Step); 3] =
            [("day", Step::Days(1)), ("month", Step::Months(1)), ("year", Step::Years(1))];
        for (unit, step) in units {
            if self.phrase(unit) {
                return Ok(step);
            }
        }
        match self.period()? {
            Some(step)
                if !matches!(
                    step,
                    Step::FirstOfMonth(_) | Step::Days(0) | Step::Months(0) | Step::Years(0)
                ) =>
            {
                Ok(step)
            }
            _ => Err(self.expected("a period, such as 'year', '2 years' or '6 months'")),
        }
    }

    fn procedure(&mut self) -> Result<Procedure, Failure> {
        self.expect("by")?;
        if self.phrase("consensus") {
            return Ok(Procedure::Consensus);
        }
        if self.phrase("silence") {
            if !self.phrase("unless") {
                return Ok(Procedure::Silence(None));
            }
            let share = self.share()?;
            self.expect("of members object")?;
            return Ok(Procedure::Silence(Some(share)));
        }
        let Some(share) = self.share_if_any()? else {
            return Err(self.expected_one_of(
                "how it decides",
                &["consensus", "silence"],
                "write 'by consensus', 'by two thirds of members present and voting', 'by a majority of members' or 'by silence'",
            ));
        };
        self.expect("of members")?;
        let among = if self.phrase("present and voting") {
            Among::Voting
        } else if self.phrase("present") {
            Among::Present
        } else {
            Among::Members
        };
        Ok(Procedure::Majority(share, among))
    }
}

impl Display for ForumRule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            ForumRule::Meets(cadence) => write!(f, "meets  {cadence}"),
            ForumRule::MeetsAgain(cadence) => write!(f, "meets again  {cadence}"),
            ForumRule::BetweenSessions(every, title) => {
                write!(f, "between sessions  every {} \"{title}\"", Period(*every))
            }
            ForumRule::Decides(None, procedure) => write!(f, "decides  {procedure}"),
            ForumRule::Decides(Some(subject), procedure) => write!(f, "decides on {subject}  {procedure}"),
            ForumRule::Quorum(share) => write!(f, "quorum  {share} of members"),
            ForumRule::Notice(ahead) => write!(f, "convened at least  {ahead} ahead"),
        }
    }
}

impl Display for Cadence {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Cadence::After(steps, anchor) => write!(f, "{}{anchor}", Steps(steps)),
            Cadence::Every(step) => write!(f, "every {}", Period(*step)),
            Cadence::OnRequest(share, None) => write!(f, "when {share} of members request it"),
            Cadence::OnRequest(share, Some(steps)) => {
                write!(f, "when {share} of members request it, not before {}the last session", Steps(steps))
            }
        }
    }
}

impl Display for Procedure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Procedure::Consensus => f.write_str("by consensus"),
            Procedure::Majority(share, Among::Voting) => {
                write!(f, "by {share} of members present and voting")
            }
            Procedure::Majority(share, Among::Present) => write!(f, "by {share} of members present"),
            Procedure::Majority(share, Among::Members) => write!(f, "by {share} of members"),
            Procedure::Silence(None) => f.write_str("by silence"),
            Procedure::Silence(Some(share)) => write!(f, "by silence unless {share} of members object"),
        }
    }
}
