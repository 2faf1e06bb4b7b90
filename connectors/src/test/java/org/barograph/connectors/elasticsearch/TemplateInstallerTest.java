package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class TemplateInstallerTest {

  private final String name = "template-" + UUID.randomUUID();
  private ElasticsearchClient client;

  @BeforeEach
  void open(LocalStack stack) throws IOException {
    client = ElasticsearchClients.open(ElasticsearchSettings.of(stack.elasticsearchUrl()));
  }

  @AfterEach
  void close() throws IOException {
    client.indices().delete(d -> d.index(name + "-1").ignoreUnavailable(true));
    if (client.indices().existsIndexTemplate(e -> e.name(name)).value()) {
      client.indices().deleteIndexTemplate(d -> d.name(name));
    }
    client.close();
  }

  @Test
  void newIndexHasTheMappingOfTheTemplateInstalledLast() throws IOException {
    TemplateInstaller.install(client, Map.of(name, template("long")));
    TemplateInstaller.install(client, Map.of(name, template("keyword")));
    TemplateInstaller.install(client, Map.of(name, template("keyword")));
    client.indices().create(c -> c.index(name + "-1"));

    var mapping = client.indices().getMapping(m -> m.index(name + "-1")).mappings();

    assertThat(mapping.get(name + "-1").mappings().properties().get("field").isKeyword()).isTrue();
  }

  @Test
  void refusedTemplateIsNamedWithTheReason() {
    assertThatThrownBy(
            () -> TemplateInstaller.install(client, Map.of(name, template("no_such_type"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("no_such_type");
  }

  private String template(String type) {
    return """
    {"index_patterns": ["%s-*"],
     "template": {"mappings": {"properties": {"field": {"type": "%s"}}}}}\
    """
        .formatted(name, type);
  }
}
