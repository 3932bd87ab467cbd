//! Rows of the table of acts that are about a forum or a commitment.

mod correction;

pub(super) use correction::restated;

use super::{
    Builder, Row,
    builder::{day, digest, when},
};
use crate::{
    Day, Diagnostic, When,
    proceeding::{Capacity, Counted, Drafting, Grade, Level, Proceeding, Sort, Vote, What},
    register::number::whole,
};

/// The longest id of a session, a decision, a commitment.
const LONGEST_ID: usize = 80;

impl Builder {
    /// Reads a row as a proceeding without adding it. The words of its `target` are looked up when all are in.
    pub(super) fn read_proceeding(
        &mut self,
        row: &Row<'_>,
        entry: u64,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Proceeding> {
        let before = found.len();
        let date = self.dated(row, found);
        let actor = self.known_actor(row, "actor", found);
        let what = self.what(row, found);
        let id = row.get("id");
        if let Some(what) = &what {
            if what.makes() {
                named(row, id, found);
            } else if !id.is_empty() {
                let message = format!("'{}' makes nothing that has an id", what.word());
                found.push(
                    row.error("id", "misplaced", message)
                        .help("leave the column empty; what it is about stands in target"),
                );
            }
            let elsewhere =
                matches!(what, What::Pledge { .. } | What::Mission { .. } | What::Rectification { .. });
            if row.get("target").is_empty() && !elsewhere {
                let message = format!("this {} does not say what it is about", what.word());
                found.push(row.error("target", "missing", message).help(
                    "write the id of the forum, the session, the decision or the commitment in the column target",
                ));
            }
        }
        let recorded = day(row, "recorded", found).unwrap_or(Day::MIN);
        let digest = digest(row, found);
        let sources = self.cited(row, found, true);
        if found[before..].iter().any(Diagnostic::is_error) {
            return None;
        }
        let text = |column: &str| row.get(column).to_owned();
        let target =
            if matches!(what, Some(What::Rectification { .. })) { String::new() } else { text("target") };
        Some(Proceeding {
            date: date?,
            actor: actor?,
            id: text("id"),
            target,
            what: what?,
            detail: text("detail"),
            note: text("note"),
            digest,
            entry,
            recorded,
            sources,
        })
    }

    /// What was done, by the row's word and the columns that belong to it.
    fn what(&mut self, row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<What> {
        let text = |column: &str| row.get(column).to_owned();
        Some(match row.get("act") {
            "convening" => {
                let from = needed(row, "from", found);
                let until = when(row, "until", found).or(from);
                let sort = match row.get("value") {
                    "" => Sort::Regular,
                    _ => value(row, Sort::parse, found)?,
                };
                What::Convening { from: from?, until: until?, place: text("place"), sort }
            }
            "cancellation" => What::Cancellation,
            "invitation" => What::Invitation(self.known_actor(row, "whom", found)?),
            "attendance" => What::Attendance(match row.get("value") {
                "" => None,
                _ => Some(value(row, Level::parse, found)?),
            }),
            "observation" => What::Observation,
            "credentials" => What::Credentials(day(row, "until", found)),
            "withdrawal_of_credentials" => What::WithdrawalOfCredentials,
            "election" => match row.get("value") {
                "" => {
                    let error = row.error("value", "missing", "the election does not say to which office");
                    found.push(
                        error.help("write the office in the column value: chair, vice-chair, rapporteur"),
                    );
                    return None;
                }
                office => What::Election(office.to_owned()),
            },
            "agenda_item" => What::AgendaItem,
            "document" => What::Document { symbol: text("value"), language: text("language") },
            "statement" => What::Statement,
            "decision" => What::Decision { subject: text("value"), until: day(row, "until", found) },
            "vote" => What::Vote(value(row, Vote::parse, found)?),
            "objection" => What::Objection,
            "request" => What::Request,
            "withdrawal_of_request" => What::WithdrawalOfRequest,
            "proposal" => What::Proposal,
            "circulation" => What::Circulation,
            "pledge" => What::Pledge {
                topic: text("topic"),
                due: when(row, "until", found),
                joins: match row.get("instrument") {
                    "" => None,
                    _ => Some(self.known_instrument(row, found)?),
                },
            },
            "withdrawal_of_pledge" => What::WithdrawalOfPledge,
            "report" => What::Report,
            "evidence" => What::Evidence,
            "assistance_request" => What::AssistanceRequest,
            "assistance_offer" => What::AssistanceOffer(match row.get("whom") {
                "" => None,
                _ => Some(self.known_actor(row, "whom", found)?),
            }),
            "lesson" => What::Lesson,
            "mission" => What::Mission {
                host: self.known_actor(row, "whom", found)?,
                service: text("value"),
                until: when(row, "until", found),
            },
            "recommendation" => What::Recommendation { due: when(row, "until", found) },
            "published_count" => What::PublishedCount(counted(row, found)?, number(row, self.strict, found)?),
            "forecast" => forecast(row, found)?,
            "rectification" => self.rectification(row, found)?,
            "drafting" | "chairing" => drafting(row, found)?,
            word => {
                let capacity = Capacity::parse(word).ok()?;
                let of = match (capacity, row.get("whom")) {
                    (Capacity::Own, "") => self.known_actor(row, "actor", &mut vec![])?,
                    _ => self.known_actor(row, "whom", found)?,
                };
                What::Assessment { capacity, of, grade: value(row, Grade::parse, found)? }
            }
        })
    }
}

/// A forecast: five numbers, the day on which it stands, and the day that it is of.
fn forecast(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<What> {
    let words: Vec<&str> = row.get("value").split_whitespace().collect();
    let number = |text: &&str| whole(text).and_then(|n| u16::try_from(n).ok());
    let numbers: Vec<u16> = words.iter().filter_map(number).collect();
    let quantiles = <[u16; 5]>::try_from(numbers).ok().filter(|q| words.len() == 5 && q.is_sorted());
    if quantiles.is_none() {
        let message =
            format!("'{}' is not five whole numbers, none less than the one before", row.get("value"));
        found.push(row.error("value", "bad-number", message).help(
            "write the numbers below which 5, 25, 50, 75 and 95 of 100 futures lie, such as: 34 49 64 86 123",
        ));
    }
    for column in ["from", "until"] {
        if row.get(column).is_empty() {
            let message = match column {
                "from" => "the forecast does not say on which day it stands",
                _ => "the forecast does not say of which day it is",
            };
            found.push(row.error(column, "missing", message));
        }
    }
    if row.get("detail").is_empty() {
        let message = "the forecast does not say how it was made";
        found.push(row.error("detail", "missing", message).help(
            "write the seed, how many futures were drawn, and the record that it was made from: whoever doubts it makes it again",
        ));
    }
    let (on, through) = (day(row, "from", found), day(row, "until", found));
    Some(What::Forecast {
        quantiles: quantiles?,
        on: on?,
        through: through?,
        model: row.get("topic").to_owned(),
    })
}

/// What is done at the table of a text.
fn drafting(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<What> {
    let does = value(row, Drafting::parse, found)?;
    let word = if does.is_chairs() { "chairing" } else { "drafting" };
    if row.get("act") != word {
        let message = format!("a {} is an act of the kind '{word}'", does.word().replace('_', " "));
        found.push(row.error("act", "unknown-act", message).help(format!("write {word}")));
        return None;
    }
    let (says, until) = (row.get("topic"), day(row, "until", found));
    if does.says() && says.is_empty() {
        let message = format!("this {} does not say which", does.word().replace('_', " "));
        let help = match does {
            Drafting::Position => {
                "write it in the column topic: support, no_objection, objection, reservation or abstention"
            }
            Drafting::Decision => {
                "write it in the column topic, such as basis, take_in, ad_referendum or adopt"
            }
            _ => "write in the column topic under what name it is tabled, such as: chair's text",
        };
        found.push(row.error("topic", "missing", message).help(help));
    }
    if does.ends() && until.is_none() && row.get("until").is_empty() {
        let message = "this does not say until when somebody can object";
        found.push(row.error("until", "missing", message).help("write the last day in the column until"));
    }
    for (column, used) in [("topic", does.says()), ("until", does.ends())] {
        if !used && !row.get(column).is_empty() {
            let message =
                format!("the column '{column}' says nothing of a {}", does.word().replace('_', " "));
            found.push(row.error(column, "misplaced", message));
        }
    }
    Some(What::Drafting { does, says: says.to_owned(), until })
}

/// What is counted.
fn counted(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<Counted> {
    let unknown = |help: String| {
        let message = format!("'{}' is nothing that is counted", row.get("detail"));
        found.push(row.error("detail", "unknown-word", message).help(help));
    };
    Counted::parse(row.get("detail")).map_err(unknown).ok()
}

/// A published number; none where it was only said to be enough.
fn number(row: &Row<'_>, strict: bool, found: &mut Vec<Diagnostic>) -> Option<Option<u32>> {
    let text = row.get("value");
    if text == "enough" {
        return Some(None);
    }
    let number = if strict { whole(text) } else { text.parse().ok() }.filter(|n: &u32| *n <= 1_000_000);
    if number.is_none() {
        let message = format!("'{text}' is not a whole number of at most 1,000,000");
        let help = "write it in digits and nothing else, such as 53; of requests it may also be 'enough', where only that was published";
        found.push(row.error("value", "bad-number", message).help(help));
    }
    number.map(Some)
}

/// The word in the column `value`.
fn value<T>(
    row: &Row<'_>,
    parse: impl Fn(&str) -> Result<T, String>,
    found: &mut Vec<Diagnostic>,
) -> Option<T> {
    let word = row.get("value");
    let unknown = |help: String| {
        let message = if word.is_empty() {
            "the value is missing".into()
        } else {
            format!("'{word}' is not a value this act can have")
        };
        found.push(row.error("value", "unknown-word", message).help(help));
    };
    parse(word).map_err(unknown).ok()
}

/// A date that has to be there.
fn needed(row: &Row<'_>, column: &'static str, found: &mut Vec<Diagnostic>) -> Option<When> {
    if row.get(column).is_empty() {
        found.push(row.error(column, "missing", format!("the date '{column}' is missing")));
    }
    when(row, column, found)
}

/// An id: lower-case letters, digits, hyphens and dots.
fn named(row: &Row<'_>, id: &str, found: &mut Vec<Diagnostic>) {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    if id.is_empty() {
        found.push(
            row.error("id", "missing", "what this act makes has no id")
                .help("give it one in the column id: later acts refer to it"),
        );
    } else if id.len() > LONGEST_ID || !id.bytes().all(allowed) {
        let message = format!(
            "'{id}' is not an id of at most {LONGEST_ID} lower-case letters, digits, hyphens and dots"
        );
        found.push(row.error("id", "bad-id", message));
    }
}
