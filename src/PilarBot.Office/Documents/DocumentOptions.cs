using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Documents;

/// <summary>How the office writes documents: its templates, its numbers, who signs. Section <c>Documents</c>.</summary>
public sealed class DocumentOptions : IValidatableObject
{
    /// <value>The folder: <c>document-templates</c>.</value>
    [Required]
    public string Folder { get; set; } = "document-templates";

    /// <value>
    /// How numbers are written, of <c>{kode}</c>, <c>{urut}</c> (three digits, from 1 in each year), <c>{unit}</c>, <c>{bulan}</c>,
    /// <c>{bulan-romawi}</c> and <c>{tahun}</c>. The office's own rule on letters decides.
    /// </value>
    [Required]
    public string NumberPattern { get; set; } = "{kode}/{urut}/{unit}/{bulan-romawi}/{tahun}";

    /// <value>What stands for the office in numbers: <c>DINSOS</c>.</value>
    [Required, MaxLength(20)]
    public string Unit { get; set; } = "DINSOS";

    /// <value>By the name of the template, where a kind has another code or pattern than its template and <see cref="NumberPattern"/> say.</value>
    public Dictionary<string, DocumentKindOptions> Kinds { get; } = [];

    /// <value>
    /// Who signs for the office, in the order of the list. Empty: the titles that are usual, without names, to be filled by hand.
    /// </value>
    public List<SignatoryOptions> Signatories { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, pattern) in Kinds.Select(k => ($"Documents:Kinds:{k.Key}:NumberPattern", k.Value.NumberPattern)).Prepend(("Documents:NumberPattern", NumberPattern)))
            if (pattern is not null && DocumentNumber.FaultOf(pattern) is { } fault)
                yield return new($"{name} {fault}");
        foreach (var (place, signatory) in Signatories.Index())
            if (string.IsNullOrWhiteSpace(signatory.Title))
                yield return new($"Documents:Signatories:{place}:Title is empty; write one such as Pj. Wali Kota.");
    }
}

/// <summary>See <see cref="DocumentOptions.Kinds"/>.</summary>
public sealed class DocumentKindOptions
{
    /// <value>What stands as <c>{kode}</c>, such as the classification of the letter; null: what the template says.</value>
    public string? Code { get; set; }

    /// <value>Null: <see cref="DocumentOptions.NumberPattern"/>.</value>
    public string? NumberPattern { get; set; }
}

/// <summary>Somebody who signs documents of the office.</summary>
public sealed class SignatoryOptions
{
    /// <value>Bupati, Wali Kota, Pj. Wali Kota, Kepala Dinas Sosial…</value>
    public string Title { get; set; } = "";

    /// <value>Empty: filled by hand.</value>
    public string Name { get; set; } = "";

    /// <value>Their NIP; empty: filled by hand.</value>
    public string Nip { get; set; } = "";
}
