//! What the figures say, and no more.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Cell, Momentum, NoRatio, saturated};
use crate::level::rule_of_three;

/// How a rate changed, as far as intervals tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// It rose.
    Rose,
    /// It fell.
    Fell,
    /// The intervals overlap.
    Unclear,
}

/// Something that follows from the figures of a momentum. Intervals are the middle, and 5 and 95 %. `participants`: of those that
/// take part in the forum; else of all others.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Sentence {
    /// Too few joined, before and during.
    Few {
        /// Of whom.
        participants: bool,
        /// How many joined before ...
        before: f64,
        /// ... and during.
        during: f64,
    },
    /// The rate before and during.
    Rate {
        /// Of whom.
        participants: bool,
        /// What became of it.
        change: Change,
        /// Before.
        before: [f64; 3],
        /// During.
        during: [f64; 3],
    },
    /// Nobody outside the group has joined.
    NobodyOutside {
        /// In so many State-years.
        state_years: f64,
        /// At most so many joins per State-year (95 %); `None` of less than one State-year.
        most: Option<f64>,
    },
    /// Whether participants sped up more than others.
    Ratio {
        /// More or less, or neither for sure.
        change: Change,
        /// How many times.
        ratio: [f64; 3],
    },
    /// How much narrower that would be if all days were known.
    Days {
        /// So many are ...
        known: usize,
        /// ... of so many.
        of: usize,
        /// The width of the interval, as a factor ...
        width: f64,
        /// ... and what it would be.
        would_be: f64,
    },
    /// Why there is no such ratio.
    NoRatio(NoRatio),
    /// Few are left that could join: fewer joins are no loss.
    Saturated {
        /// Of whom.
        participants: bool,
        /// So many could still join afterwards ...
        at_risk: usize,
        /// ... of so many.
        of: usize,
    },
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = |participants: &bool| if *participants { "participants" } else { "all others" };
        match self {
            Sentence::Few { participants, before, during } => {
                let who = who(participants);
                write!(f, "too few joins among {who} to say anything: {before:.0} and {during:.0}")
            }
            Sentence::Rate { participants, change, before, during } => {
                let verb = match change {
                    Change::Rose => "rose",
                    Change::Fell => "fell",
                    Change::Unclear => "may have changed or not",
                };
                let (who, times) = (who(participants), times(*before, *during));
                let (before, during) = (interval(*before), interval(*during));
                write!(f, "among {who} the rate {verb}: {before} before, {during} during (x{times:.1})")
            }
            Sentence::NobodyOutside { state_years, most } => {
                write!(f, "no State outside the group has joined: 0 in {state_years:.0} State-years")?;
                most.map_or(Ok(()), |most| write!(f, ", at most {most:.3} a State and year"))
            }
            Sentence::Ratio { change, ratio: [middle, low, high] } => {
                let figures = format!("x{middle:.2} [{low:.2}, {high:.2}]");
                match change {
                    Change::Rose => write!(
                        f,
                        "participants sped up more than others ({figures}); that the forum caused it, this does not show"
                    ),
                    Change::Fell => write!(f, "participants sped up less than others ({figures})"),
                    Change::Unclear => write!(
                        f,
                        "the data cannot tell whether participants sped up more than others ({figures})"
                    ),
                }
            }
            Sentence::Days { known, of, width, would_be } => write!(
                f,
                "{known} of {of} days are known: with all of them the interval would be a factor of {would_be:.1} wide, not {width:.1}"
            ),
            Sentence::NoRatio(why) => f.write_str(match why {
                NoRatio::NotOpenBefore => {
                    "it could not be joined before the forum began: nothing to compare with"
                }
                NoRatio::NotKnownDuring => {
                    "who joined while the forum met is not known: nothing to compare with"
                }
                NoRatio::NobodyInGroup => {
                    "one of the two groups has nobody that could join: nothing to compare with"
                }
                NoRatio::Full => {
                    "less than 15 % of a group could still join: no ratio of ratios can be formed"
                }
            }),
            Sentence::Saturated { participants, at_risk, of } => {
                let who = if *participants { "participants" } else { "others" };
                write!(
                    f,
                    "{at_risk} of {of} {who} could still join afterwards: fewer joins a year are then no loss of momentum"
                )
            }
        }
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How many times as high a rate became.
fn times(before: [f64; 3], during: [f64; 3]) -> f64 {
    during[0] / before[0].max(1e-9)
}

/// The sentences that follow from a momentum.
pub fn sentences(m: &Momentum) -> Vec<Sentence> {
    let mut said = vec![];
    let cell = |group: usize, what: &str| -> Option<&Cell> {
        let at = m.periods.iter().position(|p| p.what == what)?;
        m.groups[group].periods.get(at)
    };
    for (group, participants) in [(0, true), (1, false)] {
        let (Some(before), Some(during)) = (cell(group, "before"), cell(group, "during")) else { continue };
        said.push(match before.few && during.few {
            true => Sentence::Few { participants, before: before.joins, during: during.joins },
            false => {
                let change = change(before.rate[2] < during.rate[1], during.rate[2] < before.rate[1]);
                Sentence::Rate { participants, change, before: before.rate, during: during.rate }
            }
        });
    }
    if m.groups[1].periods.iter().all(|c| c.joins < 0.5) {
        let state_years: f64 = m.groups[1].periods.iter().map(|c| c.state_years).sum();
        if state_years > 0.0 {
            said.push(Sentence::NobodyOutside { state_years, most: rule_of_three(state_years) });
        }
    }
    if let Some(ratio) = m.ratio_of_ratios {
        said.push(Sentence::Ratio { change: change(ratio[1] > 1.0, ratio[2] < 1.0), ratio });
        if let Some((width, would_be)) = m.widths
            && width / would_be > 1.3
        {
            let (known, of) = m.to_the_day;
            said.push(Sentence::Days { known, of, width, would_be });
        }
    }
    said.extend(m.no_ratio.map(Sentence::NoRatio));
    for (group, participants) in [(0, true), (1, false)] {
        let left = cell(group, "after").filter(|c| saturated(c));
        said.extend(left.map(|c| Sentence::Saturated { participants, at_risk: c.at_risk, of: c.of }));
    }
    said
}

fn change(rose: bool, fell: bool) -> Change {
    match (rose, fell) {
        (true, _) => Change::Rose,
        (_, true) => Change::Fell,
        _ => Change::Unclear,
    }
}

fn interval([middle, low, high]: [f64; 3]) -> String {
    format!("{middle:.3} [{low:.3}, {high:.3}]")
}
