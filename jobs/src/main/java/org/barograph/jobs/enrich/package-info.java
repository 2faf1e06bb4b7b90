/** From matched posts to enriched mentions: the changelog's ledgers, language, mood, topics. */
package org.barograph.jobs.enrich;
