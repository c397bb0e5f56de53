using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class NewsSubscriptionMapping : IEntityTypeConfiguration<NewsSubscription>
{
    public void Configure(EntityTypeBuilder<NewsSubscription> builder)
    {
        builder.ToTable("NewsSubscriptions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Email).HasMaxLength(Lengths.Email);
        builder.Property(s => s.NormalizedEmail).HasMaxLength(Lengths.Email);
        builder.Property(s => s.Language).HasMaxLength(Lengths.Language);
        builder.Property(s => s.TextVersion).HasMaxLength(Lengths.Key);
        builder.HasIndex(s => s.ActiveKey).IsUnique();
        builder.HasIndex(s => s.AddressId);
        builder.HasIndex(s => s.NormalizedEmail);
        builder.HasIndex(s => s.AskedAt);
    }
}

internal sealed class NewsletterMapping : IEntityTypeConfiguration<Newsletter>
{
    public void Configure(EntityTypeBuilder<Newsletter> builder)
    {
        builder.ToTable("Newsletters");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.ApprovedHash).HasMaxLength(Lengths.Key);
        builder.Words(n => n.Subject, Lengths.Name).Words(n => n.Body, Lengths.Text);
        builder.HasIndex(n => n.State);
    }
}
