namespace PilarBot.Office.Sealing;

/// <summary>
/// Sealed bytes were changed, cut, or belong to another record or field. Names where, never what: it may be logged.
/// </summary>
public sealed class SealBrokenException : Exception
{
    private SealBrokenException(string message, Guid record, string field) : base(message) => (Record, Field) = (record, field);

    /// <summary>The record whose content cannot be opened.</summary>
    public Guid Record { get; }

    /// <summary>The field, or <c>key</c> or <c>file</c>.</summary>
    public string Field { get; }

    internal static SealBrokenException OfField(Guid record, string field) =>
        new($"The sealed field {field} of record {record} was changed or belongs elsewhere; restore the row from a backup.", record, field);

    internal static SealBrokenException OfKey(Guid record) =>
        new($"The sealed key of record {record} was changed, or was wrapped by a master key that is not in use here; restore the row, or the keys folder, from a backup.", record, "key");

    internal static SealBrokenException OfFile(Guid record) =>
        new($"The sealed file {record} was changed, cut or belongs elsewhere; restore it from a backup.", record, "file");
}
