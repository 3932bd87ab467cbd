//! From lines to a forum.

use std::{mem::discriminant, ops::Range};

use super::{fill, translate, trimmed};
use crate::{
    Diagnostic,
    diagnostic::SourceText,
    language::ast::{Force, ForumRule, Item, Name},
    register::{Forum, Membership, Titles},
};

/// A forum of which not all lines have been read.
pub struct Draft {
    forum: Forum,
    members: Option<Membership>,
}

impl Draft {
    pub fn new(id: &Name, title: &str, source: &SourceText, span: Range<usize>) -> Draft {
        let forum = Forum {
            id: id.text.clone(),
            title: title.to_owned(),
            titles: Titles::default(),
            symbol: None,
            covers: None,
            force: Force::Political,
            under: None,
            convened_by: vec![],
            members: Membership::ByInvitation,
            level: None,
            established: None,
            ended: None,
            prepares: None,
            credentials: false,
            complete: None,
            rules: vec![],
            source: source.clone(),
            span,
        };
        Draft { forum, members: None }
    }

    /// Adds a line; false if it is none of a forum's.
    pub fn add(
        &mut self,
        item: &Item,
        source: &SourceText,
        span: Range<usize>,
        found: &mut Vec<Diagnostic>,
    ) -> bool {
        let (forum, at) = (&mut self.forum, span.clone());
        forum.span.end = span.end;
        match item {
            Item::Title(language, title) => translate(&mut forum.titles, language, title, source, found),
            Item::Symbol(text) => fill(&mut forum.symbol, text.clone(), source, &at, found),
            Item::Covers(text) => fill(&mut forum.covers, text.clone(), source, &at, found),
            Item::Under(id) => fill(&mut forum.under, id.clone(), source, &at, found),
            Item::Level(level) => fill(&mut forum.level, *level, source, &at, found),
            Item::Established(day) => fill(&mut forum.established, *day, source, &at, found),
            Item::Ended(day) => fill(&mut forum.ended, *day, source, &at, found),
            Item::Prepares(id) => fill(&mut forum.prepares, id.clone(), source, &at, found),
            Item::Complete(day) => fill(&mut forum.complete, *day, source, &at, found),
            Item::Members(set) => fill(&mut self.members, Membership::Of(set.clone()), source, &at, found),
            Item::ByInvitation => fill(&mut self.members, Membership::ByInvitation, source, &at, found),
            Item::Force(force) => {
                forum.force = *force;
                true
            }
            Item::ConvenedBy(names) => {
                forum.convened_by.clone_from(names);
                true
            }
            Item::CredentialsRequired => {
                forum.credentials = true;
                true
            }
            Item::ForumClause(clause) => {
                let same = |rule: &ForumRule| match (rule, &clause.rule) {
                    (ForumRule::Decides(a, _), ForumRule::Decides(b, _)) => a == b,
                    (a, b) => discriminant(a) == discriminant(b),
                };
                let rules = &forum.rules;
                if rules.iter().any(|(other, _)| same(&other.rule) && other.valid.overlaps(clause.valid)) {
                    let message = "this forum has such a rule already";
                    found.push(Diagnostic::error("duplicate", source, trimmed(source, &at), message).help(
                        "of each kind one rule counts on a day, and one on how it decides for each subject: say when each does ('from DATE', 'until DATE')",
                    ));
                }
                forum.rules.push((clause.clone(), trimmed(source, &at)));
                true
            }
            _ => false,
        }
    }

    /// The forum.
    ///
    /// # Errors
    /// Its id and place, if nothing says who belongs to it.
    pub fn finish(self) -> Result<Forum, (String, Range<usize>)> {
        match self.members {
            Some(members) => Ok(Forum { members, ..self.forum }),
            None => Err((self.forum.id, self.forum.span)),
        }
    }
}
