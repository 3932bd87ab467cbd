//! From acts back to the rows they were read from.

use crate::{
    Act, ActorIx, Proceeding, Regime, SourceIx, Target, When,
    proceeding::{Correction, Value, What},
};

/// A row: columns of the table of acts with their texts; empty ones are left out.
pub type Columns = Vec<(&'static str, String)>;

impl Regime {
    /// The sources an act cites, as its row does.
    pub fn cited(&self, sources: impl Iterator<Item = SourceIx>) -> String {
        self.source_ids(sources).join("; ")
    }

    fn id(&self, ix: ActorIx) -> String {
        self.register().actors[ix].id.clone()
    }

    /// The row of an act on an instrument.
    pub fn act_columns(&self, act: &Act) -> Columns {
        let target = act.target().map(|target| match target {
            Target::Actor(ix) => self.id(ix),
            Target::Act(date, kind) => format!("{date} {}", kind.word()),
        });
        let row = vec![
            ("date", act.date.to_string()),
            ("actor", self.id(act.actor)),
            ("act", act.kind.word().to_owned()),
            ("instrument", self.register().definition(act.instrument).id.clone()),
            ("effective", act.effective.map(|w| w.to_string()).unwrap_or_default()),
            ("target", target.unwrap_or_default()),
            ("detail", act.detail().to_owned()),
            ("territory", act.territory().to_owned()),
            ("place", act.place().to_owned()),
            ("source", self.cited(act.sources())),
            ("digest", act.digest().to_owned()),
            ("note", act.note().to_owned()),
        ];
        filled(row)
    }

    /// The row of a proceeding.
    pub fn proceeding_columns(&self, p: &Proceeding) -> Columns {
        let when = |when: &Option<When>| when.map(|w| w.to_string()).unwrap_or_default();
        let (mut detail, mut target) = (p.detail.clone(), p.target.clone());
        let particulars: Columns = match &p.what {
            What::Convening { from, until, place, sort } => vec![
                ("value", sort.word().to_owned()),
                ("from", from.to_string()),
                ("until", until.to_string()),
                ("place", place.clone()),
            ],
            What::Invitation(whom) | What::AssistanceOffer(Some(whom)) => vec![("whom", self.id(*whom))],
            What::Attendance(Some(level)) => vec![("value", level.word().to_owned())],
            What::Credentials(Some(until)) => vec![("until", until.to_string())],
            What::Election(office) => vec![("value", office.clone())],
            What::Document { symbol, language } => {
                vec![("value", symbol.clone()), ("language", language.clone())]
            }
            What::Decision { subject, until } => {
                vec![("value", subject.clone()), ("until", until.map(|d| d.to_string()).unwrap_or_default())]
            }
            What::Vote(vote) => vec![("value", vote.word().to_owned())],
            What::Pledge { topic, due, joins } => {
                let joins = joins.map(|ix| self.register().definition(ix).id.clone());
                vec![
                    ("instrument", joins.unwrap_or_default()),
                    ("topic", topic.clone()),
                    ("until", when(due)),
                ]
            }
            What::Assessment { of, grade, .. } => {
                vec![("whom", self.id(*of)), ("value", grade.word().to_owned())]
            }
            What::Mission { host, service, until } => {
                vec![("whom", self.id(*host)), ("value", service.clone()), ("until", when(until))]
            }
            What::Recommendation { due } => vec![("until", when(due))],
            What::PublishedCount(counted, number) => {
                detail = counted.word().to_owned();
                vec![("value", number.map_or("enough".into(), |n| n.to_string()))]
            }
            What::Forecast { quantiles, on, through, model } => vec![
                ("value", quantiles.map(|n| n.to_string()).join(" ")),
                ("from", on.to_string()),
                ("until", through.to_string()),
                ("topic", model.clone()),
            ],
            What::Drafting { does, says, until } => vec![
                ("value", does.word().to_owned()),
                ("topic", says.clone()),
                ("until", until.map(|d| d.to_string()).unwrap_or_default()),
            ],
            What::Rectification { date, word, of, reads } => {
                target = format!("{date} {word} {of}");
                reads.as_ref().map_or(vec![], |reads| self.correction_columns(reads))
            }
            _ => vec![],
        };
        let mut row = vec![
            ("date", p.date.to_string()),
            ("actor", self.id(p.actor)),
            ("act", p.what.word().to_owned()),
            ("id", p.id.clone()),
            ("target", target),
            ("detail", detail),
            ("source", self.cited(p.sources.iter().copied())),
            ("digest", p.digest.clone()),
            ("note", p.note.clone()),
        ];
        row.extend(particulars);
        filled(row)
    }

    fn correction_columns(&self, reads: &Correction) -> Columns {
        let when = |when: &Option<When>| when.map(|w| w.to_string()).unwrap_or_default();
        let value = reads.value.as_ref().map(|value| match value {
            Value::Sort(sort) => sort.word().to_owned(),
            Value::Level(level) => level.word().to_owned(),
            Value::Vote(vote) => vote.word().to_owned(),
            Value::Grade(grade) => grade.word().to_owned(),
            Value::Number(number) => number.map_or("enough".into(), |n| n.to_string()),
            Value::Text(text) => text.clone(),
        });
        vec![
            ("effective", when(&reads.date)),
            ("value", value.unwrap_or_default()),
            ("from", when(&reads.from)),
            ("until", when(&reads.until)),
            ("place", reads.place.clone()),
            ("whom", reads.whom.map(|ix| self.id(ix)).unwrap_or_default()),
            ("topic", reads.topic.clone()),
            ("language", reads.language.clone()),
        ]
    }
}

fn filled(mut row: Columns) -> Columns {
    row.retain(|(_, text)| !text.is_empty());
    row
}
