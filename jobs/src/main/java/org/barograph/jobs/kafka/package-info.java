/** The jobs' Kafka topics as sources and sinks. */
package org.barograph.jobs.kafka;
