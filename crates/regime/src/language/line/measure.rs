//! Measures, attributes and areas: `share of States with at least 1 kg of heu that are parties to cppnm-amendment`.

use std::fmt::{self, Display, Formatter};

use crate::language::{
    ast::{
        Account, Aim, Amount, AreaForce, Baseline, Comparison, Criterion, Fate, Figure, Item, Kind, Nature,
        Origin, Part, Quantity, SetExpr, Silence, Step, Target, Threshold, Variant,
    },
    lex,
    line::entry::millionths,
    line::set::SET_BEGINNINGS,
    line::{Failure, LineParser},
    say::Bracketed,
};
use crate::{Day, proceeding::State};

/// No quantity adds more attributes, and no measure more conditions.
const MOST: usize = 20;

impl LineParser<'_> {
    /// A line of a measure, an attribute or an area; `None` if it does not begin like one.
    pub fn measure_item(&mut self) -> Result<Option<Item>, Failure> {
        if let Some(figure) = self.figure_if_any()? {
            return Ok(Some(Item::Figure(figure)));
        }
        let taken_from = self.at("from") && self.peek(1).is_some_and(|t| Day::parse(self.text(t)).is_none());
        Ok(Some(if self.phrase("asks") {
            Item::Asks(self.rest("the question that it answers")?)
        } else if self.phrase("limits") {
            Item::Limits(self.rest("what it does not tell")?)
        } else if self.phrase("aim") {
            Item::Aim(self.aim()?)
        } else if taken_from {
            self.forward();
            Item::TakenFrom(self.origin()?)
        } else if self.phrase("since") {
            Item::Since(match self.date() {
                Some(day) => Baseline::On(day),
                None => Baseline::Session(self.name("a date or the id of a session")?),
            })
        } else if self.phrase("variant") {
            let name = self.title()?;
            Item::Variant(Variant { name, figure: self.figure()? })
        } else if self.phrase("unit") {
            Item::Unit(self.name("a unit, such as kg")?)
        } else if self.phrase("kind") {
            Item::Nature(self.nature()?)
        } else if self.phrase("holds at most") {
            Item::Holds(self.expect_period()?)
        } else if self.phrase("silence") {
            Item::Silence(self.silence()?)
        } else if self.phrase("part of") {
            Item::PartOf(self.attribute()?)
        } else if self.phrase("made of") {
            Item::MadeOf(self.names("the name of an attribute")?)
        } else if self.phrase("significant quantity") {
            Item::SignificantQuantity(self.amount()?)
        } else {
            return Ok(None);
        }))
    }

    fn nature(&mut self) -> Result<Nature, Failure> {
        if self.phrase("reading") {
            Ok(Nature::Reading)
        } else if self.phrase("state") {
            Ok(Nature::State)
        } else {
            Err(self.expected_one_of("'reading' or 'state'", &["reading", "state"], ""))
        }
    }

    fn silence(&mut self) -> Result<Silence, Failure> {
        if self.phrase("is unknown") {
            return Ok(Silence::Unknown);
        }
        if !self.phrase("means none") {
            return Err(self.expected("'means none' or 'is unknown'"));
        }
        Ok(Silence::None(self.validity()?))
    }

    fn origin(&mut self) -> Result<Origin, Failure> {
        let of = self.name("the id of an instrument, a session or a source")?;
        let place = if self.peek(0).is_some() { self.rest("a place in it")? } else { String::new() };
        Ok(Origin { of, place })
    }

    fn aim(&mut self) -> Result<Aim, Failure> {
        let target = if self.phrase("all") {
            Target::All
        } else if self.phrase("none") {
            Target::None
        } else if self.phrase("more") {
            Target::More
        } else if self.phrase("less") {
            Target::Less
        } else if self.phrase("at least") {
            Target::AtLeast(self.share()?)
        } else if self.phrase("at most") {
            Target::AtMost(self.amount_of_unit(false)?)
        } else {
            const AIMS: [&str; 6] = ["all", "none", "more", "less", "at least", "at most"];
            let what = "'all', 'none', 'more', 'less', 'at least SHARE' or 'at most NUMBER'";
            return Err(self.expected_one_of(what, &AIMS, ""));
        };
        let by = if self.phrase("by") { Some(self.expect_date()?) } else { None };
        Ok(Aim { target, by })
    }

    /// What a measure works out.
    fn figure(&mut self) -> Result<Figure, Failure> {
        match self.figure_if_any()? {
            Some(figure) => Ok(figure),
            None => Err(self.expected_one_of(
                "what is to be worked out",
                &["share", "number", "sum", "reports", "commitments", "sessions", "missions", "areas", "fewest"],
                "write 'share of SET that are SET', 'number of SET', 'sum of ATTRIBUTE over SET' (docs/grammar.md has them all)",
            )),
        }
    }

    fn figure_if_any(&mut self) -> Result<Option<Figure>, Failure> {
        Ok(Some(if self.phrase("share of") {
            self.share_figure()?
        } else if self.phrase("number of") {
            Figure::Number(self.set()?)
        } else if self.phrase("sum of") {
            let quantity = self.quantity()?;
            self.expect("over")?;
            Figure::Sum(quantity, self.set()?)
        } else if self.phrase("reports due under") {
            let id = self.name("the id of an instrument")?;
            self.expect("that came")?;
            Figure::Reports(id)
        } else if self.phrase("commitments under") {
            let id = self.name("the id of an instrument, a forum or a session")?;
            self.expect("that are")?;
            Figure::Commitments(id, self.fate()?)
        } else if self.phrase("sessions due of") {
            let id = self.name("the id of a forum")?;
            self.expect("that were held")?;
            Figure::Sessions(id)
        } else if self.phrase("missions") {
            let service = self.title()?;
            self.expect("to")?;
            let set = self.set()?;
            Figure::Missions(service, set, self.within()?)
        } else if self.phrase("areas covered by instruments in force") {
            let binding = self.phrase("that are binding");
            Figure::Areas(if binding { AreaForce::Binding } else { AreaForce::Any })
        } else if self.phrase("fewest of") {
            self.fewest()?
        } else {
            return Ok(None);
        }))
    }

    fn share_figure(&mut self) -> Result<Figure, Failure> {
        if self.set_follows(0) {
            let whole = self.set()?;
            self.expect("that are")?;
            return Ok(Figure::Share(whole, self.set()?));
        }
        let quantity = self.quantity()?;
        if self.phrase("that is") {
            let outside = self.phrase("not");
            let part = Part { of: self.quantity()?, outside };
            self.expect("over")?;
            return Ok(Figure::Portion(quantity, part, self.set()?));
        }
        if !self.phrase("over") {
            return Err(self.expected_one_of(
                "'over SET held by SET', or 'that is ATTRIBUTE over SET'",
                &["over", "that"],
                "",
            ));
        }
        let over = self.set()?;
        self.expect("held by")?;
        Ok(Figure::HeldBy(quantity, over, self.set()?))
    }

    fn fewest(&mut self) -> Result<Figure, Failure> {
        let mut criteria = vec![];
        loop {
            let set = self.set()?;
            self.expect("as")?;
            criteria.push(Criterion { set, name: self.title()? });
            if criteria.len() > MOST {
                return Err(self.expected("at most twenty conditions"));
            }
            if !self.mark(',') {
                break;
            }
        }
        self.expect("over")?;
        Ok(Figure::Fewest(criteria, self.set()?))
    }

    fn fate(&mut self) -> Result<Fate, Failure> {
        if self.phrase("delivered") {
            let account = Account::ALL.into_iter().find(|(_, words)| self.phrase(words));
            return Ok(Fate::Delivered(account.map(|(account, _)| account)));
        }
        let words = |state: &State| state.word().replace('_', " ");
        if let Some(state) = State::ALL.iter().find(|state| self.phrase(&words(state))) {
            return Ok(Fate::Stands(*state));
        }
        let all: Vec<String> = State::ALL.iter().map(words).collect();
        let near: Vec<&str> = all.iter().map(String::as_str).chain(["delivered"]).collect();
        Err(self.expected_one_of(&format!("'delivered', or one of: {}", all.join(", ")), &near, ""))
    }

    /// `within 10 years`, if it is said.
    pub fn within(&mut self) -> Result<Option<Step>, Failure> {
        if self.phrase("within") { self.expect_period().map(Some) } else { Ok(None) }
    }

    fn expect_period(&mut self) -> Result<Step, Failure> {
        let period = self.period()?.filter(|step| !matches!(step, Step::FirstOfMonth(_)));
        period.ok_or_else(|| self.expected("a period, such as '3 years' or '18 months'"))
    }

    /// Attributes added up: `heu and separated-plutonium`.
    pub fn quantity(&mut self) -> Result<Quantity, Failure> {
        let mut names = vec![self.attribute()?];
        while self.at("and") && !self.set_follows(1) && !self.requirement_follows() {
            self.forward();
            names.push(self.attribute()?);
            if names.len() > MOST {
                return Err(self.expected("at most twenty attributes"));
            }
        }
        Ok(Quantity(names))
    }

    /// So much of a quantity, after `States with`; `None` where an attribute is named.
    pub fn holding(&mut self, kind: Kind) -> Result<Option<SetExpr>, Failure> {
        let Some((comparison, _)) = Comparison::ALL.into_iter().find(|(_, words)| self.phrase(words)) else {
            return Ok(None);
        };
        let amount = self.amount()?;
        self.expect("of")?;
        let of = self.quantity()?;
        Ok(Some(SetExpr::Holding(kind, Box::new(Threshold { comparison, amount, of }))))
    }

    fn amount(&mut self) -> Result<Amount, Failure> {
        self.amount_of_unit(true)
    }

    fn amount_of_unit(&mut self, needed: bool) -> Result<Amount, Failure> {
        let Some(amount) = self.peek(0).and_then(|t| millionths(self.text(t))) else {
            return Err(self.expected("an amount with its unit, such as '1 kg' or '0.5 t'"));
        };
        self.forward();
        let unit =
            self.peek(0).filter(|t| t.kind == lex::Kind::Word && !["of", "by"].contains(&self.text(t)));
        let unit = match unit {
            Some(_) => Some(self.name("a unit")?),
            None if needed => return Err(self.expected("a unit, such as 'kg': how much of what is this")),
            None => None,
        };
        Ok(Amount { millionths: amount, unit })
    }

    /// Whether a set begins `ahead` tokens on, and not the name of an attribute.
    fn set_follows(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|t| match t.kind {
            lex::Kind::Mark(mark) => matches!(mark, '(' | '{'),
            lex::Kind::Word => SET_BEGINNINGS.iter().any(|word| word.eq_ignore_ascii_case(self.text(t))),
            lex::Kind::Text => false,
        })
    }
}

// The same back, beside what reads it.
impl Display for Figure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Figure::Share(whole, part) => write!(f, "share  of {whole} that are {part}"),
            Figure::Number(set) => write!(f, "number of {set}"),
            Figure::Sum(quantity, set) => write!(f, "sum    of {quantity} over {set}"),
            Figure::HeldBy(quantity, over, by) => write!(f, "share  of {quantity} over {over} held by {by}"),
            Figure::Portion(whole, part, set) => write!(f, "share  of {whole} that is {part} over {set}"),
            Figure::Reports(id) => write!(f, "reports due under {id} that came"),
            Figure::Commitments(id, fate) => write!(f, "commitments under {id} that are {fate}"),
            Figure::Sessions(id) => write!(f, "sessions due of {id} that were held"),
            Figure::Missions(service, set, within) => {
                write!(f, "missions \"{service}\" to {set}")?;
                within.iter().try_for_each(|within| write!(f, " within {within}"))
            }
            Figure::Areas(AreaForce::Any) => f.write_str("areas covered by instruments in force"),
            Figure::Areas(AreaForce::Binding) => {
                f.write_str("areas covered by instruments in force that are binding")
            }
            Figure::Fewest(criteria, set) => {
                f.write_str("fewest of ")?;
                for (at, criterion) in criteria.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{} as \"{}\"", Bracketed(&criterion.set), criterion.name)?;
                }
                write!(f, " over {set}")
            }
        }
    }
}
