package dev.lockstep.order;

/** An order source whose steps outlast an announced pause. */
record PatientSource(Activities activities, OrderSourceActivities once)
    implements OrderSourceActivities {

  @Override
  public Assessment assess(AssessmentRequest request) {
    return activities.outlastingPauses(() -> once.assess(request));
  }

  @Override
  public Confirmation confirm(ConfirmationRequest request) {
    return activities.outlastingPauses(() -> once.confirm(request));
  }

  @Override
  public void acknowledgeRelease(ReleaseNotice notice) {
    activities.outlastingPauses(() -> {
      once.acknowledgeRelease(notice);
      return notice;
    });
  }

  @Override
  public void reportCancellation(CancellationNotice notice) {
    activities.outlastingPauses(() -> {
      once.reportCancellation(notice);
      return notice;
    });
  }
}
