/** Names, templates and identities of the documents in Elasticsearch. See FIELDS.md. */
package org.barograph.jobs.index;
