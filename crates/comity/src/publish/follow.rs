//! Publishing again and again, each time the log has a new checkpoint.

use std::{
    fs,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use comity_web::metrics::Metrics;

use super::{
    publisher::{Published, Publisher},
    trouble::Trouble,
};
use crate::report::{Failure, tell};

/// How often is looked whether the log has a new checkpoint: that asks nothing of the place.
const LOOK: Duration = Duration::from_millis(500);
/// How long is waited after a round that failed; longer each time, up to the second of these.
const PAUSE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));
/// The same where it is done once.
const AGAIN_ONCE: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(2)];
/// How often is looked whether what is there is still what was put there, while nothing grows.
const AGAIN: Duration = Duration::from_secs(3600);

/// Publishes once. What fails is tried again a few times, from where it was: a store does not try again by itself what it was
/// to do on condition, as it cannot know whether that was done.
///
/// # Errors
/// As [`Publisher::round`], the last time.
pub async fn once(publisher: &mut Publisher) -> Result<Published, Trouble> {
    for pause in AGAIN_ONCE {
        match publisher.round().await {
            Err(Trouble::Failed { .. }) => tokio::time::sleep(pause).await,
            ended => return ended,
        }
    }
    publisher.round().await
}

/// Publishes each checkpoint from now on while that is this program's to do, and says what goes wrong once; `done` hears of
/// each round. Ends with what waiting does not mend.
pub async fn follow(
    publisher: &mut Publisher,
    metrics: &Metrics,
    ours: &(dyn Fn() -> bool + Sync),
    done: &mut dyn FnMut(&Published),
) -> Trouble {
    let (mut last, mut when) = (None, Instant::now());
    let (mut pause, mut said) = (PAUSE.0, String::new());
    loop {
        let shown = fs::read_to_string(publisher.log().join("checkpoint")).ok();
        if !ours() || shown.is_none() || shown == last && when.elapsed() < AGAIN {
            tokio::time::sleep(LOOK).await;
            continue;
        }
        metrics.publishing.begun();
        match publisher.round().await {
            Ok(published) => {
                done(&published);
                metrics.publishing.published(published.size);
                (last, when, pause) = (Some(published.note), Instant::now(), PAUSE.0);
                if !said.is_empty() {
                    tell(format!("comity: {}: it is published again", publisher.place().name()));
                    said.clear();
                }
            }
            Err(trouble) if trouble.lasts() => return trouble,
            Err(trouble) => {
                let what = trouble.to_string();
                if what != said {
                    tell(format!("comity: {what}; it is tried again by itself"));
                    said = what;
                }
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(PAUSE.1);
            }
        }
    }
}

/// Publishes beside a server, on a thread of its own: nobody waits for it, and the server goes on whatever becomes of it. Where
/// several share a log, the one that sequences publishes.
///
/// # Errors
/// If the thread cannot have what it needs.
pub fn beside(
    mut publisher: Publisher,
    metrics: Arc<Metrics>,
    sequences: impl Fn() -> bool + Send + Sync + 'static,
) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        let publishing = async {
            loop {
                let trouble = follow(&mut publisher, &metrics, &sequences, &mut |_| ()).await;
                // Another may have taken the place of this server, and gone on, before this one knew.
                if !matches!(trouble, Trouble::Older { .. }) {
                    return trouble;
                }
                tokio::time::sleep(PAUSE.1).await;
                if sequences() {
                    return trouble;
                }
            }
        };
        let trouble = runtime.block_on(publishing);
        tell(format!("comity: {trouble}; nothing more is published until the server is started again"));
    });
    Ok(())
}
