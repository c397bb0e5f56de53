using EventManager.Data.Accounts;
using EventManager.Data.Conventions;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Privacy;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventManager.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.DisplayName).HasMaxLength(Lengths.Name);
        builder.Property(a => a.SearchName).HasMaxLength(SearchText.MaxLength);
        builder.Property(a => a.SortName).HasMaxLength(SortKey.MaxLength);
        builder.HasIndex(a => a.SortName);
        // Written by one conditional statement only; Identity writes an account back as it once read it.
        builder.Property(a => a.LastCodeStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(a => a.Language).HasMaxLength(Lengths.Language);
        builder.Property(a => a.PasswordHash).HasMaxLength(Lengths.Line);
        builder.Property(a => a.SecurityStamp).HasMaxLength(Lengths.Key);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(Lengths.Key);
    }
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Device).HasMaxLength(Lengths.Key);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.LastSeenAt);
    }
}

internal sealed class ProviderSessionMapping : IEntityTypeConfiguration<ProviderSession>
{
    public void Configure(EntityTypeBuilder<ProviderSession> builder)
    {
        builder.HasKey(s => s.SessionId);
        builder.Property(s => s.SessionId).ValueGeneratedNever();
        builder.Property(s => s.Provider).HasMaxLength(Lengths.Key);
        builder.Property(s => s.Issuer).HasMaxLength(Lengths.Key * 2).IsExact();
        builder.Property(s => s.SessionKey).HasMaxLength(Lengths.Key).IsExact();
        builder.Property(s => s.SealedToken).HasMaxLength(Lengths.Long);
        builder.HasOne<AccountSession>().WithOne().HasForeignKey<ProviderSession>(s => s.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.SessionKey);
    }
}

internal sealed class SignInDelayMapping : IEntityTypeConfiguration<SignInDelay>
{
    public void Configure(EntityTypeBuilder<SignInDelay> builder)
    {
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).HasMaxLength(Lengths.Key).IsExact();
        builder.HasIndex(d => d.LastAt);
    }
}

internal sealed class EventStaffMapping : IEntityTypeConfiguration<EventStaff>
{
    public void Configure(EntityTypeBuilder<EventStaff> builder)
    {
        builder.HasKey(s => new { s.EventId, s.UserId });
        builder.HasOne<Event>().WithMany().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(Lengths.Name);
        builder.Property(t => t.Hash).HasMaxLength(32);
        builder.Property(t => t.Scopes).HasMaxLength(Lengths.Line);
        builder.Ignore(t => t.Kiosk);
        builder.Property(t => t.KioskGate).HasMaxLength(Lengths.Key).IsExact();
        builder.Property(t => t.KioskHint).HasMaxLength(KioskSetup.MaxHintLength);
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.Hash).IsUnique();
    }
}

internal sealed class IdempotentAnswerMapping : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.HasKey(a => new { a.TokenId, a.Key });
        builder.Property(a => a.Key).HasMaxLength(Lengths.Name);
        builder.Property(a => a.RequestHash).HasMaxLength(32);
        builder.Property(a => a.Body).HasMaxLength(Lengths.Answer);
        builder.HasIndex(a => a.CreatedAt);
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Action).HasMaxLength(Lengths.Key);
        builder.Property(a => a.Detail).HasMaxLength(Lengths.Text);
        builder.Property(a => a.Origin).HasMaxLength(Lengths.Key);
        builder.Property(a => a.Hash).HasMaxLength(32);
        // Once in the chain an entry stays as it is, also for a node that read it before.
        builder.Property(a => a.Number).IsConcurrencyToken();
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => new { a.EventId, a.At });
        // What happened to one row, and who changed it last: asked by each open detail and each conflict of a form.
        builder.HasIndex(a => new { a.SubjectId, a.At });
    }
}

internal sealed class ErasureRecordMapping : IEntityTypeConfiguration<ErasureRecord>
{
    public void Configure(EntityTypeBuilder<ErasureRecord> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(Lengths.Key);
        builder.Property(e => e.Purpose).HasMaxLength(Lengths.Key);
        builder.HasIndex(e => e.At);
    }
}

internal sealed class SiteTextMapping : IEntityTypeConfiguration<SiteText>
{
    public void Configure(EntityTypeBuilder<SiteText> builder)
    {
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(Lengths.Key);
        builder.Words(t => t.Body, Lengths.Long);
    }
}

internal sealed class SiteSecretMapping : IEntityTypeConfiguration<SiteSecret>
{
    public void Configure(EntityTypeBuilder<SiteSecret> builder)
    {
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(Lengths.Key);
        builder.Property(s => s.ProtectedValue).HasMaxLength(Lengths.Text);
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.Property(k => k.FriendlyName).HasMaxLength(Lengths.Name);
        builder.Property(k => k.Xml).HasMaxLength(Lengths.Long);
    }
}
