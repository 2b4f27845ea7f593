using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace PilarBot.Office.Wilayah;

/// <summary>All villages of the country, kept as text; a kabupaten's become objects when they are first asked for. Thread-safe.</summary>
internal sealed class DesaTable
{
    private readonly byte[] text;
    private readonly Dictionary<string, Range> sections = [];
    private readonly ConcurrentDictionary<string, Section> read = new();

    private DesaTable(byte[] text)
    {
        this.text = text;
        string? regency = null;
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at + text.AsSpan(at).IndexOf((byte)'\n');
            if (text[at] == '#')
            {
                if (regency is not null) sections.Add(regency, start..at);
                regency = Encoding.ASCII.GetString(text, at + 1, end - at - 1);
                start = end + 1;
            }
            at = end + 1;
        }
        if (regency is not null) sections.Add(regency, start..text.Length);
    }

    public IEnumerable<string> Regencies => sections.Keys;

    public static DesaTable Load()
    {
        using var resource = EmbeddedText.Open("Wilayah.Data.desa.txt.gz");
        using var unzipped = new GZipStream(resource, CompressionMode.Decompress);
        using var text = new MemoryStream(2 * 1024 * 1024);
        unzipped.CopyTo(text);
        return new(text.ToArray());
    }

    /// <summary>The villages of a kabupaten or kota in the order of their codes; empty when it is unknown.</summary>
    public IReadOnlyList<Place> InRegency(string regency) => Read(regency)?.All ?? [];

    public IReadOnlyList<Place> InKecamatan(string kecamatan) =>
        kecamatan.Length == 8 && Read(kecamatan[..5]) is { } section ? [.. section.ByKecamatan[kecamatan]] : [];

    public Place? Find(string code) => code.Length == 13 && Read(code[..5]) is { } section ? section.ByCode.GetValueOrDefault(code) : null;

    private Section? Read(string regency) =>
        sections.TryGetValue(regency, out var range) ? read.GetOrAdd(regency, static (code, from) => new Section([.. from.Table.Parse(code, from.Range)]), (Table: this, Range: range)) : null;

    private IEnumerable<Place> Parse(string regency, Range range)
    {
        var kecamatan = "";
        foreach (var line in Encoding.UTF8.GetString(text.AsSpan(range)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length == 2) kecamatan = $"{regency}.{line}";
            else yield return new Place($"{kecamatan}.{line.AsSpan(0, 4)}", line[5..]);
        }
    }

    private sealed class Section(IReadOnlyList<Place> all)
    {
        public IReadOnlyList<Place> All { get; } = all;

        public Dictionary<string, Place> ByCode { get; } = all.ToDictionary(place => place.Code);

        public ILookup<string, Place> ByKecamatan { get; } = all.ToLookup(place => place.ParentCode!);
    }
}
