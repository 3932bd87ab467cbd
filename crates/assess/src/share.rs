//! A measure on a day: which part of one set is in another, and who is missing.

use comity_regime::{
    Count, Day, Regime,
    language::ast::{Figure, SetExpr},
    register::{Known, Measure, Titles},
};

/// A measure on a day.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its id.
    pub id: String,
    /// Its title, in English.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// The gap that it measures, if it is said.
    pub gap: Option<String>,
    /// How many there are of whom it is asked.
    pub whole: Count,
    /// How many of them it holds of.
    pub part: Count,
    /// Of how many of them it does not hold.
    pub missing: Count,
    /// How many of those there are names for.
    pub missing_by_name: Count,
    /// Those of whom it does not hold, as a question in the language of sets.
    pub outside: String,
    /// Through which day both sets are known.
    pub known: Known,
    /// Whether nothing in it depends on dates that are not known.
    pub sure: bool,
}

impl Measured {
    /// A measure on a day; `None` if it is no share of a set, or one of its sets means nothing in the regime.
    pub fn of(regime: &Regime, measure: &Measure, on: Day) -> Option<Measured> {
        let who = |set: &SetExpr| regime.who(set, &measure.source, on).ok();
        let Figure::Share(all, those) = &measure.figure else { return None };
        let (whole, part) = (all.clone(), those.clone());
        let both = who(&SetExpr::And(Box::new(whole.clone()), Box::new(part.clone())))?;
        let missing = who(&SetExpr::ButNot(Box::new(whole), Box::new(part)))?;
        let whole = who(all)?;
        Some(Measured {
            id: measure.id.clone(),
            title: measure.title.clone(),
            titles: measure.titles.clone(),
            gap: measure.gap.clone(),
            whole: whole.count,
            part: both.count,
            missing: missing.count,
            missing_by_name: missing.recorded.count(),
            outside: format!("({all}) but not ({those})"),
            known: both.known.min(whole.known),
            sure: both.is_sure() && whole.is_sure(),
        })
    }

    /// The share in hundredths, at least and at most.
    pub fn percent(&self) -> (usize, usize) {
        let share = |n: usize, of: usize| (n * 100).checked_div(of).unwrap_or(0);
        (share(self.part.min, self.whole.max), share(self.part.max, self.whole.min).min(100))
    }
}
