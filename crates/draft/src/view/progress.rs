//! How far a text has come: provisions by what they are, in all and by article.

use comity_regime::Day;
use serde::Serialize;

use crate::{
    act::Act,
    fold::{
        follow,
        state::{Standing, Table},
    },
    part::provision::Kind,
    reading::{Reading, Shown, Status},
};

/// How many provisions with words are how far.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Counts {
    /// Nobody has said anything of them.
    pub not_discussed: usize,
    /// In brackets.
    pub bracketed: usize,
    /// Nobody objects.
    pub clean: usize,
    /// Agreed *ad referendum*.
    pub ad_referendum: usize,
    /// Adopted.
    pub adopted: usize,
}

/// How far a text has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Progress {
    /// In all.
    pub all: Counts,
    /// By article, or whatever stands at the top: its id, its name, and how far it is.
    pub by_article: Vec<(String, String, Counts)>,
}

/// From this day on, so many provisions are so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Step {
    /// The first day.
    pub day: Day,
    /// How many are how far.
    #[serde(flatten)]
    pub counts: Counts,
}

/// How a text has come along until a day, as known on a day: a step whenever a count changed.
pub fn course(acts: &[Act], on: Day, known: Day) -> Vec<Step> {
    let mut steps: Vec<Step> = vec![];
    let mut see = |day: Day, table: &Table| {
        let counts = table.counts();
        if steps.last().is_none_or(|last| last.counts != counts) {
            steps.push(Step { day, counts });
        }
    };
    if let Some(table) = follow(acts, on, known, &mut see) {
        see(on, &table);
    }
    steps
}

impl Table {
    /// How many provisions with words are how far.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let mut open: Vec<&String> = self.top.iter().collect();
        while let Some(provision) = open.pop().and_then(|id| self.provisions.get(id)) {
            if matches!(provision.standing, Standing::Left(_)) {
                continue;
            }
            if !provision.wordings.is_empty() && provision.kind != Kind::Note {
                counts.add(self.status(provision));
            }
            open.extend(&provision.children);
        }
        counts
    }
}

impl Counts {
    fn add(&mut self, status: Status) {
        match status {
            Status::NotDiscussed => self.not_discussed += 1,
            Status::Bracketed => self.bracketed += 1,
            Status::Clean => self.clean += 1,
            Status::AdReferendum => self.ad_referendum += 1,
            Status::Adopted => self.adopted += 1,
        }
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.not_discussed + self.bracketed + self.clean + self.ad_referendum + self.adopted
    }
}

impl Reading {
    /// How far the text has come.
    pub fn progress(&self) -> Progress {
        let mut progress = Progress { all: Counts::default(), by_article: vec![] };
        for shown in &self.provisions {
            let heads =
                matches!(shown.kind, Kind::Article | Kind::Preamble | Kind::Annex) || shown.depth == 0;
            if heads && !matches!(shown.kind, Kind::Part | Kind::Chapter | Kind::Section) {
                progress.by_article.push((shown.id.clone(), self.name(shown), Counts::default()));
            }
            if !shown.wordings.is_empty() && shown.kind != Kind::Note {
                progress.all.add(shown.status);
                if let Some((.., counts)) = progress.by_article.last_mut() {
                    counts.add(shown.status);
                }
            }
        }
        progress
    }

    /// What a provision is called: its number and its heading, in the working language.
    pub fn name(&self, shown: &Shown) -> String {
        let language = self.languages.first().map_or("en", String::as_str);
        let heading = self
            .provisions
            .iter()
            .find(|p| p.kind == Kind::Heading && p.parent.as_deref() == Some(shown.id.as_str()))
            .and_then(|p| p.printed(language, false));
        let first = match shown.designation() {
            designation if designation.is_empty() => shown.id.clone(),
            designation => designation,
        };
        heading.map_or(first.clone(), |heading| format!("{first}. {heading}"))
    }
}
