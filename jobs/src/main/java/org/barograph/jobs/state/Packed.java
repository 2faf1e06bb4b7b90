package org.barograph.jobs.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A value of keyed state that is written often and read once: kept as its bytes. Of a state on the
 * heap every checkpoint writes every field of every record again, however long it has been there;
 * bytes it only copies, and the collector sees one object in place of twenty.
 *
 * @param at the event time that it belongs to, to be read without unpacking; epoch milliseconds
 * @param bytes by the layout of this version of the program; null when {@code value} is not
 * @param value restored from another version's state, packed anew with the next checkpoint
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Packed<T>(long at, byte[] bytes, T value) {

  /**
   * Packs, unpacks, and writes what is packed. The state remembers the layout of {@code T}, so that
   * it can be restored after {@code T} has got another field.
   */
  public static final class Serializer<T> extends TypeSerializer<Packed<T>> {

    private static final long serialVersionUID = 1;
    private static final int FIRST_SIZE = 512;

    private final TypeSerializer<T> unpacked;
    private final boolean restored;
    private transient DataOutputSerializer buffer;

    private Serializer(TypeSerializer<T> unpacked, boolean restored) {
      this.unpacked = unpacked;
      this.restored = restored;
    }

    /** For the state of one operator. */
    public static <T> Serializer<T> of(Class<T> type, RuntimeContext context) {
      return of(context.createSerializer(TypeInformation.of(type)));
    }

    static <T> Serializer<T> of(TypeSerializer<T> unpacked) {
      return new Serializer<>(unpacked, false);
    }

    public Packed<T> pack(long at, T value) {
      return new Packed<>(at, buffered(value).getCopyOfBuffer(), null);
    }

    public T unpack(Packed<T> packed) {
      try {
        return packed.value() != null
            ? packed.value()
            : unpacked.deserialize(new DataInputDeserializer(packed.bytes()));
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory", e);
      }
    }

    private DataOutputSerializer buffered(T value) {
      if (buffer == null) {
        buffer = new DataOutputSerializer(FIRST_SIZE);
      }
      buffer.clear();
      try {
        unpacked.serialize(value, buffer);
      } catch (IOException e) {
        throw new UncheckedIOException("writing into memory", e);
      }
      return buffer;
    }

    @Override
    public void serialize(Packed<T> packed, DataOutputView target) throws IOException {
      target.writeLong(packed.at());
      if (packed.value() == null) {
        target.writeInt(packed.bytes().length);
        target.write(packed.bytes());
      } else {
        DataOutputSerializer anew = buffered(packed.value());
        target.writeInt(anew.length());
        target.write(anew.getSharedBuffer(), 0, anew.length());
      }
    }

    @Override
    public Packed<T> deserialize(DataInputView source) throws IOException {
      long at = source.readLong();
      byte[] bytes = new byte[source.readInt()];
      source.readFully(bytes);
      Packed<T> packed = new Packed<>(at, bytes, null);
      return restored ? new Packed<>(at, null, unpack(packed)) : packed;
    }

    @Override
    public Packed<T> deserialize(Packed<T> reuse, DataInputView source) throws IOException {
      return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
      target.writeLong(source.readLong());
      int length = source.readInt();
      target.writeInt(length);
      target.write(source, length);
    }

    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public Packed<T> copy(Packed<T> from) {
      return from;
    }

    @Override
    public Packed<T> copy(Packed<T> from, Packed<T> reuse) {
      return from;
    }

    @Override
    public Packed<T> createInstance() {
      return new Packed<>(0, new byte[0], null);
    }

    @Override
    public int getLength() {
      return -1;
    }

    @Override
    public TypeSerializer<Packed<T>> duplicate() {
      return new Serializer<>(unpacked.duplicate(), restored);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Serializer<?> that && unpacked.equals(that.unpacked);
    }

    @Override
    public int hashCode() {
      return unpacked.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Packed<T>> snapshotConfiguration() {
      return new Layout<>(this);
    }
  }

  /** The layout of {@code T}, kept with the state. Public, and with a constructor, for Flink. */
  public static final class Layout<T>
      extends CompositeTypeSerializerSnapshot<Packed<T>, Serializer<T>> {

    public Layout() {}

    Layout(Serializer<T> serializer) {
      super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
      return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(Serializer<T> outer) {
      return new TypeSerializer<?>[] {outer.unpacked};
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Serializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
      return new Serializer<>((TypeSerializer<T>) nested[0], true);
    }
  }
}
