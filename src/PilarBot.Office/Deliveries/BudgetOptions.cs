using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Deliveries;

/// <summary>What messages cost and how much the office wants to spend. Section <c>WhatsApp:Budget</c>. Prices change: see Meta's price list.</summary>
public sealed class BudgetOptions
{
    /// <value>The most to spend in a month on one number, in <see cref="Currency"/>; broadcasts stop there, replies go on. Null: no limit.</value>
    [Range(0, 1e12)]
    public decimal? Monthly { get; set; }

    /// <value>The share of <see cref="Monthly"/>, and of the free replies, at which staff are warned: 0.8.</value>
    [Range(0.1, 1)]
    public decimal WarnAt { get; set; } = 0.8m;

    /// <value>Of the prices: Rp.</value>
    [Required, StringLength(8)]
    public string Currency { get; set; } = "Rp";

    /// <value>For one delivered message by category (<c>service</c>, <c>utility</c>, <c>marketing</c>, <c>authentication</c>); none is 0.</value>
    public IDictionary<string, decimal> Prices { get; } = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);

    /// <value>Replies that are free each month and number: 1000 (protocol section B.7).</value>
    [Range(0, int.MaxValue)]
    public int FreeReplies { get; set; } = 1000;

    /// <value>False when the account has no payment method: replies beyond the free ones are then not delivered, though WhatsApp takes them.</value>
    public bool HasPaymentMethod { get; set; } = true;
}
