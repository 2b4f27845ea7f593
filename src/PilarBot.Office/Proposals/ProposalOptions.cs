using System.ComponentModel.DataAnnotations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Proposals;

/// <summary>How proposals go in this office. Section <c>Proposals</c>.</summary>
public sealed class ProposalOptions : IValidatableObject
{
    // Local practice seen in two places, and not uniform: every office sets its own.
    private static readonly CycleStepOptions[] Usual =
    [
        new()
        {
            Step = "input", Label = "Usulan dan input di SIKS-NG", FromDay = 1, ToDay = 11, RemindDaysBefore = [3, 1],
            Roles = ["operator-desa", "puskesos", "psm", "rt-rw", "kades-lurah", "tksk"],
            Reason = "agar usulan sempat dibahas dan dimasukkan sebelum penutupan",
        },
        new()
        {
            Step = "musyawarah", Label = "Musyawarah desa/kelurahan atau SPTJM", FromDay = 1, ToDay = 14, RemindDaysBefore = [3, 1],
            Roles = ["kades-lurah", "operator-desa", "tksk"],
            Reason = "usulan tanpa berita acara atau SPTJM tidak dapat diteruskan",
        },
        new()
        {
            Step = "penutupan", Label = "Penutupan data", FromDay = 17, ToDay = 17, RemindDaysBefore = [1],
            Roles = ["operator-desa", "tksk", "pendamping-pkh"],
            Reason = "yang belum diserahkan menunggu bulan berikutnya",
        },
    ];

    /// <value>What is read and confirmed before each proposal.</value>
    [Required, StringLength(900)]
    public string Warning { get; set; } =
        "Pengusul dan kepala desa/lurah bertanggung jawab atas kebenaran data. Usulkan keadaan yang sebenarnya, tanpa memandang hubungan keluarga, pilihan politik, atau imbalan. "
        + "Data yang tidak benar dapat merugikan warga yang lebih berhak.";

    /// <value>How a resident goes about it, who may not propose here.</value>
    [Required, StringLength(900)]
    public string Guide { get; set; } =
        "Warga dapat meminta ketua RT/RW atau Puskesos mengusulkannya untuk dibahas dalam musyawarah desa/kelurahan, "
        + "atau mengusulkan sendiri lewat aplikasi Cek Bansos Kemensos (untuk diri sendiri, keluarga, atau tetangga sedesa).";

    /// <value>The steps of a month. Null: those seen in two districts in 2025.</value>
    public CycleStepOptions[]? Cycle { get; set; }

    /// <value>Where the dates come from, shown beside them.</value>
    [Required, StringLength(300)]
    public string CycleSource { get; set; } = "contoh dari Sumbawa Barat (Oktober 2025) dan Desa Tlogojati (Desember 2025)";

    /// <value>Papers by programme, where the office asks for others: <c>Papers:PKH = ["ktp", "kk"]</c>.</value>
    public Dictionary<string, string[]> Papers { get; set; } = [];

    internal IReadOnlyList<CycleStepOptions> Steps => Cycle ?? Usual;

    /// <summary>The codes of the papers that a proposal for this programme needs.</summary>
    internal IReadOnlyList<string> PapersOf(string program) => Papers.GetValueOrDefault(program) ?? AidProgram.Find(program)?.Papers ?? [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (program, papers) in Papers)
        {
            if (AidProgram.Find(program) is null)
                yield return new($"Proposals:Papers has an unknown programme \"{program}\".");
            foreach (var paper in papers.Where(p => ProposalPaper.Find(p) is null))
                yield return new($"Proposals:Papers:{program} has an unknown paper \"{paper}\".");
        }
        foreach (var step in Steps)
        {
            if (step.Step is "" or { Length: > 20 } || step.Label is "")
                yield return new("Proposals:Cycle: every step needs a Step of at most 20 characters and a Label.");
            if (step.FromDay is < 1 or > 31 || step.ToDay < step.FromDay || step.ToDay > 31)
                yield return new($"Proposals:Cycle: the days of \"{step.Step}\" must lie between 1 and 31, the first not after the last.");
            foreach (var role in step.Roles.Where(r => OfficeRole.Find(r) is null))
                yield return new($"Proposals:Cycle: \"{step.Step}\" has an unknown role \"{role}\".");
        }
        if (Steps.GroupBy(s => s.Step).Any(g => g.Count() > 1))
            yield return new("Proposals:Cycle: a step is there twice.");
    }
}

/// <summary>A step of the month, by days of it. A day that the month does not have is its last.</summary>
public sealed class CycleStepOptions
{
    /// <value>A short name that stays: <c>input</c>.</value>
    public string Step { get; set; } = "";

    /// <value>As people read it.</value>
    public string Label { get; set; } = "";

    /// <value>The first day, 1 to 31.</value>
    public int FromDay { get; set; }

    /// <value>The last day, 1 to 31.</value>
    public int ToDay { get; set; }

    /// <value>How many days before the last day the roles are reminded.</value>
    public int[] RemindDaysBefore { get; set; } = [];

    /// <value>Who is reminded.</value>
    public string[] Roles { get; set; } = [];

    /// <value>Why, in half a sentence.</value>
    public string Reason { get; set; } = "";

    /// <summary>The last day in the month of a day.</summary>
    internal DateOnly LastIn(DateOnly day) => new(day.Year, day.Month, Math.Min(ToDay, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>The first day in the month of a day.</summary>
    internal DateOnly FirstIn(DateOnly day) => new(day.Year, day.Month, Math.Min(FromDay, DateTime.DaysInMonth(day.Year, day.Month)));
}
