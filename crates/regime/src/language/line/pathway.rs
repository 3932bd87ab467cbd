//! Pathways: which forums would meet, who would be invited, what would be asked, and what is believed of that.

use crate::language::{
    ast::{Convening, Effect, EffectOf, Evidence, Force, Obligation, PathwayLine},
    line::{Failure, LineParser},
};

/// How a line on evidence ends.
const EVIDENCE: &str = "write 'assumed', 'from' and the ids of sources, or 'measured at FORUM on INSTRUMENT'";

impl LineParser<'_> {
    /// A line of a pathway; `None` if the line does not begin like one.
    pub fn pathway_line(&mut self) -> Result<Option<PathwayLine>, Failure> {
        let of = if self.phrase("convenes") {
            return self.convening().map(PathwayLine::Convenes).map(Some);
        } else if self.phrase("invites") {
            return self.set().map(PathwayLine::Invites).map(Some);
        } else if self.phrase("urges") {
            return self.names("the id of an instrument").map(PathwayLine::Urges).map(Some);
        } else if self.phrase("obliges") {
            return self.obligation().map(PathwayLine::Obliges).map(Some);
        } else if self.phrase("happens") {
            EffectOf::Happens
        } else if self.phrase("takes part") {
            EffectOf::TakesPart
        } else if self.phrase("pull") {
            EffectOf::Pull(if self.phrase("of") { Some(self.name("the id of a forum")?) } else { None })
        } else if self.phrase("adopts") {
            let instrument = self.name("the id of a proposed instrument")?;
            self.expect("after")?;
            EffectOf::Adopts(instrument)
        } else if self.phrase("terms") {
            EffectOf::Terms
        } else if self.phrase("commitments") {
            EffectOf::Commitments
        } else if self.phrase("delivered within") {
            EffectOf::Delivered(self.interval()?)
        } else {
            return Ok(None);
        };
        self.effect(of).map(PathwayLine::Effect).map(Some)
    }

    fn convening(&mut self) -> Result<Convening, Failure> {
        let forum = self.name("the id of a forum")?;
        self.expect("every")?;
        let every = self.interval()?;
        self.expect("from")?;
        let from = self.expect_date()?;
        let until = if self.phrase("until") { Some(self.expect_date()?) } else { None };
        if !self.mark(',') {
            return Err(self.expected("a comma and how many days each session takes, as in ', 3 days'"));
        }
        let days = self.expect_number()?;
        if !self.phrase("days") {
            self.expect("day")?;
        }
        Ok(Convening { forum, every, from, until, days })
    }

    fn obligation(&mut self) -> Result<Obligation, Failure> {
        let gap = self.name("the name of a gap")?;
        let forces = [Force::Binding, Force::Political];
        let Some(force) = forces.into_iter().find(|f| self.phrase(f.word())) else {
            return Err(self.expected_one_of("'binding' or 'political'", &forces.map(Force::word), ""));
        };
        let uniform = self.phrase("uniform");
        if !uniform && !self.phrase("differentiated") {
            return Err(self.expected_one_of(
                "'uniform' or 'differentiated'",
                &["uniform", "differentiated"],
                "uniform asks the same of all; differentiated asks of each what it takes on",
            ));
        }
        Ok(Obligation { gap, force, uniform })
    }

    fn effect(&mut self, of: EffectOf) -> Result<Effect, Failure> {
        let begin = self.place();
        let measured = self.at("measured");
        let range = if measured { None } else { Some(self.range(&of)?) };
        let mut span = begin.start..self.place_before().end.max(begin.end);
        let evidence = self.evidence(matches!(of, EffectOf::Pull(_)))?;
        if measured {
            span = begin;
        }
        Ok(Effect { of, range, evidence, span })
    }

    /// `70% to 95%`, `1.3 to 4.8`, `2 to 8 years`.
    fn range(&mut self, of: &EffectOf) -> Result<(f64, f64), Failure> {
        let percent = of.is_share();
        let low = self.bound(percent)?;
        if !self.phrase("to") {
            return Err(self.expected(
                "'to' and a second number: a belief needs both bounds, between which it lies 9 times in 10",
            ));
        }
        let high = self.bound(percent)?;
        if matches!(of, EffectOf::Adopts(_)) {
            self.expect("years")?;
        }
        Ok((low, high))
    }

    fn bound(&mut self, percent: bool) -> Result<f64, Failure> {
        let what = if percent { "a share such as 70%" } else { "a number such as 1.5" };
        let Some(text) = self.peek(0).map(|t| self.text(t)) else { return Err(self.expected(what)) };
        let digits = if percent { text.strip_suffix('%') } else { Some(text) };
        // Digits and a point and nothing else: what `f64` would take besides, such as 'inf' and '1e9', nobody means.
        let plain = |t: &&str| {
            t.len() <= 9
                && t.starts_with(|c: char| c.is_ascii_digit())
                && t.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        };
        let number = digits.filter(plain).and_then(|digits| digits.parse::<f64>().ok());
        match number {
            Some(number) => {
                self.forward();
                Ok(number)
            }
            None => Err(self.expected(what)),
        }
    }

    fn evidence(&mut self, measurable: bool) -> Result<Evidence, Failure> {
        if self.phrase("assumed") {
            return Ok(Evidence::Assumed);
        }
        if self.phrase("from") {
            return self.names("the id of a source").map(Evidence::From);
        }
        if measurable && self.phrase("measured at") {
            let forum = self.name("the id of a forum")?;
            self.expect("on")?;
            return Ok(Evidence::Measured { forum, instrument: self.name("the id of an instrument")? });
        }
        Err(self.expected_one_of(
            "on whose word this is believed",
            &["assumed", "from", "measured"],
            EVIDENCE,
        ))
    }
}

impl EffectOf {
    /// Whether it is a share, in per cent.
    pub fn is_share(&self) -> bool {
        matches!(self, EffectOf::Happens | EffectOf::TakesPart | EffectOf::Delivered(_))
    }

    /// What it is, as answers name it.
    pub fn word(&self) -> &'static str {
        match self {
            EffectOf::Happens => "happens",
            EffectOf::TakesPart => "takes part",
            EffectOf::Pull(_) => "pull",
            EffectOf::Adopts(_) => "adopts",
            EffectOf::Terms => "terms",
            EffectOf::Commitments => "commitments",
            EffectOf::Delivered(_) => "delivered",
        }
    }
}
