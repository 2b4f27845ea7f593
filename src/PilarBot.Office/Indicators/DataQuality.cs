namespace PilarBot.Office.Indicators;

/// <summary>
/// How good the data of a place are, as the office looks at it: what is known, how often the field work had to be sent back, and how
/// old it is. The office's own yardstick, to see where help is needed; no rule prescribes it.
/// </summary>
/// <param name="Households">That are known; at least one.</param>
/// <param name="Complete">Of these, with card number, address and RT.</param>
/// <param name="Fresh">Of these, verified within a year.</param>
/// <param name="Checked">Forms that a second person decided on within a year.</param>
/// <param name="Returned">Of these, sent back.</param>
internal sealed record DataQuality(int Households, int Complete, int Fresh, int Checked, int Returned)
{
    /// <summary>0 to 100: the mean of the share that is complete, the share that is fresh, and, where anything was checked, the share that was not sent back.</summary>
    public int Score
    {
        get
        {
            List<double> shares = [(double)Complete / Households, (double)Fresh / Households];
            if (Checked > 0)
                shares.Add(1 - (double)Returned / Checked);
            return (int)Math.Floor(100 * shares.Average());
        }
    }

    /// <summary>As people read it.</summary>
    public string Words =>
        $"{Score} dari 100 (data lengkap {Indicators.Words.Share(Complete, Households)}, diperiksa dalam setahun {Indicators.Words.Share(Fresh, Households)}"
        + (Checked > 0 ? $", dikembalikan pemeriksa {Indicators.Words.Share(Returned, Checked)})" : ")");
}
