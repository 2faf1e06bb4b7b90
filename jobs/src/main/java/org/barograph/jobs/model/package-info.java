/** The facts that travel through the jobs: records of the JDK's types only. See FIELDS.md. */
package org.barograph.jobs.model;
