//! The reference class: treaties open to all States, and when each State joined.

use std::collections::HashMap;

use comity_regime::{ActorKind, Actors, Day, When};

use super::{History, Spell};
use crate::{error::Unforeseeable, month::Month};

/// The package in the repository, `record/reference-class`.
const TREATIES: &str = include_str!("../../../../record/reference-class/treaties.csv");
const JOINS: &str = include_str!("../../../../record/reference-class/joins.csv");

/// What a treaty of the reference class may be used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// To choose a model.
    Choose,
    /// To judge what was chosen.
    Judge,
}

/// One treaty, with the days on which States joined.
#[derive(Clone, Debug)]
struct Treaty {
    id: String,
    title: String,
    opened: Day,
    complete: Day,
    used: Use,
    /// By chain of States: the day; `None` where it joined on a day that is not known.
    joined: HashMap<comity_regime::ActorIx, Option<Day>>,
}

/// Treaties that are like the ones asked about.
#[derive(Clone, Debug)]
pub struct Reference {
    treaties: Vec<Treaty>,
    /// Each chain of States, with the days from which and until which it exists.
    states: Vec<(comity_regime::ActorIx, Day, Day)>,
}

impl Reference {
    /// The class that ships with the program, for the States that a record knows.
    ///
    /// # Errors
    /// What is wrong with the table, by its line.
    pub fn built_in(actors: &Actors) -> Result<Reference, Unforeseeable> {
        Reference::read(TREATIES, JOINS, actors)
    }

    /// Reads `treaties.csv` and `joins.csv`. Joins of States that the record does not know are left out.
    ///
    /// # Errors
    /// What is wrong, by its line.
    pub fn read(treaties: &str, joins: &str, actors: &Actors) -> Result<Reference, Unforeseeable> {
        let wrong = |file: &str, line: usize, what: String| Unforeseeable::Reference {
            file: file.to_owned(),
            line,
            what,
        };
        let mut list: Vec<Treaty> = vec![];
        for (line, row) in rows(treaties) {
            let row = row.map_err(|e| wrong("treaties.csv", line, e))?;
            let date = |at: usize| {
                let text = row.get(at).map_or("", String::as_str);
                Day::parse(text).ok_or_else(|| {
                    wrong("treaties.csv", line, format!("'{text}' is not a date such as 1997-09-29"))
                })
            };
            let used = match row.get(4).map_or("", String::as_str) {
                "choose" => Use::Choose,
                "judge" => Use::Judge,
                other => {
                    return Err(wrong(
                        "treaties.csv",
                        line,
                        format!("'{other}' is neither 'choose' nor 'judge'"),
                    ));
                }
            };
            list.push(Treaty {
                id: row[0].clone(),
                title: row[1].clone(),
                opened: date(2)?,
                complete: date(3)?,
                used,
                joined: HashMap::new(),
            });
        }
        let places: HashMap<String, usize> =
            list.iter().enumerate().map(|(at, treaty)| (treaty.id.clone(), at)).collect();
        for (line, row) in rows(joins) {
            let row = row.map_err(|e| wrong("joins.csv", line, e))?;
            let (treaty, actor, day) = (&row[0], &row[1], row.get(2).map_or("", String::as_str));
            let Some(at) = places.get(treaty) else {
                return Err(wrong(
                    "joins.csv",
                    line,
                    format!("there is no treaty '{treaty}' in treaties.csv"),
                ));
            };
            let day = match day {
                "" => None,
                text => Some(Day::parse(text).ok_or_else(|| {
                    wrong("joins.csv", line, format!("'{text}' is not a date such as 1997-09-29"))
                })?),
            };
            if let Some(ix) = actors.find(actor) {
                list[*at].joined.insert(actors.origin(ix), day);
            }
        }
        let states = actors
            .iter()
            .filter(|(_, a)| a.continues.is_none() && a.kind == ActorKind::State)
            .filter_map(|(origin, _)| {
                let mut tenures = actors.tenures(origin);
                let (_, from, first_end) = tenures.next()?;
                Some((origin, from, tenures.last().map_or(first_end, |(_, _, to)| to)))
            })
            .collect();
        Ok(Reference { treaties: list, states })
    }

    /// The ids of the treaties for a use, with the days from which and through which each is known.
    pub fn treaties(&self, used: Use) -> impl Iterator<Item = (&str, Day, Day)> {
        self.treaties.iter().filter(move |t| t.used == used).map(|t| (t.id.as_str(), t.opened, t.complete))
    }

    /// What was known of a treaty on a day; `None` if it was not open then, or the table does not reach so far.
    pub fn history(&self, id: &str, on: Day) -> Option<History> {
        let treaty = self.treaties.iter().find(|t| t.id == id)?;
        if on < treaty.opened || treaty.complete < on {
            return None;
        }
        let opened = Month::of(treaty.opened);
        let mut spells = vec![];
        for (state, from, to) in &self.states {
            let joined = match treaty.joined.get(state) {
                // Who joined on no known day is neither at risk nor counted.
                Some(None) => continue,
                Some(Some(day)) => Some(*day).filter(|day| *day <= on),
                None => None,
            };
            if *to <= treaty.opened && joined.is_none() {
                continue;
            }
            let since = if *from == Day::MIN { opened } else { Month::of(*from).max(opened) };
            spells.push(Spell {
                state: *state,
                eligible: joined.map_or(since, |day| since.min(Month::of(day))),
                ended: (*to < Day::MAX).then(|| Month::of(*to)),
                joined: joined.map(|day| When { earliest: day, latest: day }),
            });
        }
        let joined = spells.iter().filter(|s| s.joined.is_some()).count();
        Some(History {
            id: treaty.id.clone(),
            title: treaty.title.clone(),
            opened,
            seen: on,
            joined,
            spells,
            totals: vec![],
        })
    }

    /// How many of the States of a history had joined its treaty by a later day; `None` beyond what the table covers.
    pub fn joined_by(&self, id: &str, by: Day) -> Option<usize> {
        let treaty = self.treaties.iter().find(|t| t.id == id).filter(|t| by <= t.complete)?;
        Some(treaty.joined.values().flatten().filter(|day| **day <= by).count())
    }
}

/// The rows of a table after its header, each with its line.
fn rows(text: &str) -> impl Iterator<Item = (usize, Result<Vec<String>, String>)> {
    let reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    reader.into_records().zip(2..).map(|(record, line)| {
        (line, record.map(|r| r.iter().map(str::to_owned).collect()).map_err(|e| e.to_string()))
    })
}
