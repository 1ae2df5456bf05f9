//! How what a guard lent becomes an answer: one blocking job, drawn when the transaction is over.

use super::{Arrival, Key};
use crate::{
    error::{Error, Result},
    platform::{
        db::Door,
        web::{Chrome, Form, Reply},
    },
};
use actix_web::{HttpResponse, http::StatusCode};

impl Arrival {
    /// One blocking job: query, end the transaction, draw.
    pub(super) async fn page<K: Key>(
        &self,
        key: &K,
        work: impl FnOnce(&mut Door<'_, K>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let (key, chrome, style) = (key.clone(), self.chrome(), self.style());
        let drawn = self.app().db.blocking(move |lent| lent.open(&key, |db| work(db, &chrome))?.draw(&style));
        Ok(drawn.await?.into())
    }

    pub(super) async fn page_stale<K: Key>(
        &self,
        key: &K,
        work: impl FnOnce(&mut Door<'_, K>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let (key, chrome, style) = (key.clone(), self.chrome(), self.style());
        let drawn = self.app().db.blocking_stale(move |lent| lent.open(&key, |db| work(db, &chrome))?.draw(&style));
        Ok(drawn.await?.into())
    }

    pub(super) async fn write<K: Key>(
        &self,
        key: &K,
        work: impl FnOnce(&mut Door<'_, K>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let chrome = self.chrome();
        let reply = self.app().db.write(key, move |db| work(db, &chrome)).await?;
        self.draw(reply).await
    }

    /// Draws in a blocking job, with no transaction open.
    pub async fn draw(&self, reply: Reply) -> Result<HttpResponse> {
        let style = self.style();
        let job = actix_web::web::block(move || reply.draw(&style));
        Ok(job.await.map_err(Error::internal)??.into())
    }

    /// What was invalid is drawn again as it was typed, at 422.
    pub async fn or_again<T>(
        &self,
        answered: Result<HttpResponse>,
        form: Form<T>,
        again: impl FnOnce(&Chrome, &Form<T>) -> Reply,
    ) -> Result<HttpResponse> {
        match answered {
            Err(Error::Invalid(errors)) => {
                let reply = again(&self.chrome(), &form.with(errors));
                self.draw(reply.at(StatusCode::UNPROCESSABLE_ENTITY)).await
            }
            answered => answered,
        }
    }
}
