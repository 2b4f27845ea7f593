namespace PilarBot.Office.Documents;

/// <summary>What a document says, as it stood when it was asked for: kept sealed, so that the same file can be made from it again.</summary>
/// <param name="Single">As in <see cref="DocumentValues.Single"/>.</param>
/// <param name="Lists">As in <see cref="DocumentValues.Lists"/>; a field for a picture has the id of a file.</param>
internal sealed record DocumentContent(Dictionary<string, string?> Single, Dictionary<string, List<Dictionary<string, string?>>> Lists)
{
    /// <summary>The files that it shows as pictures.</summary>
    public IEnumerable<Guid> Files() => Lists.Values.SelectMany(l => l).SelectMany(e => e).Concat(Single)
        .Where(f => DocumentFields.IsPicture(f.Key)).Select(f => Guid.TryParse(f.Value, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);

    /// <summary>As a template takes it.</summary>
    public DocumentValues With(IReadOnlyDictionary<string, DocumentPicture> pictures)
    {
        var lists = Lists.ToDictionary(l => l.Key, IReadOnlyList<IReadOnlyDictionary<string, string?>> (l) => l.Value);
        return new(Single, lists) { Pictures = pictures };
    }
}
